"""What knows MkDocs, and what knows the command line."""
