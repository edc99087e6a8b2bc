"""What the search knows of a site: its words, which pages hold them, and how the browser finds them."""
