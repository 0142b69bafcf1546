"""Time (期限): what holds."""
