"""What comes in and goes out: what is kept."""
