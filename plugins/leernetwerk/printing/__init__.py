"""Documents for paper and for assistive technology: what is read on the site as tagged PDF (PDF/UA)."""
