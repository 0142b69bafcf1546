"""Rules about appeals (诉求)."""
