"""Files beside the texts: which types are published, and what each is cleaned of before a reader gets it."""
