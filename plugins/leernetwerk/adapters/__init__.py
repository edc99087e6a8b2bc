"""Floor 10: what knows MkDocs, and what knows the command line."""
