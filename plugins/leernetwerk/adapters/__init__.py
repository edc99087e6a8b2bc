"""Floor 9: what knows MkDocs, and what knows the command line."""
