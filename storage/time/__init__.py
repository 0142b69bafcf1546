"""Time (期限): what is kept."""
