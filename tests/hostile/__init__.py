"""Hostile texts and files, judged by what a reader's machine does with the site that is built of them."""
