"""Changing a site's files: drafts of records, names and where they stand; checked, then all or nothing."""
