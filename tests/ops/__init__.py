"""What operators do, on both databases."""
