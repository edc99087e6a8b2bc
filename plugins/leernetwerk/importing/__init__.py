"""Files from elsewhere (Word, PDF, tables) as records."""
