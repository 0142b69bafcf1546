"""Days and hours as people type them: what is not understood as a whole is not read at all."""
