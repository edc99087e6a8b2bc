"""Floor 11: what a new site begins with."""
