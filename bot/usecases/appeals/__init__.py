"""Use cases about appeals (诉求)."""
