"""Floor 8: the knowledge as data, for other software and for the time after this site."""
