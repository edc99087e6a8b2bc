"""Floor 10: files from elsewhere (Word, PDF, tables) as records."""
