"""The knowledge as data, for other software and for the time after this site."""
