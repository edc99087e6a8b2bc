"""Floor 12: files from elsewhere (Word, PDF, tables) as records."""
