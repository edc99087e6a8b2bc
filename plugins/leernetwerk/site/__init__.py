"""The whole story, from a site's folder to its pages and data files."""
