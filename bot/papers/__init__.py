"""Makes the files that people are handed: spreadsheets, documents, pictures, calendar entries and texts."""
