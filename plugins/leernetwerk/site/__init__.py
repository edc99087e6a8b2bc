"""Floor 9: the whole story, from a site's folder to its pages and data files."""
