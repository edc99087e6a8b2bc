"""Web forms: the editor's collections, derived from the record types (Sveltia CMS' configuration)."""
