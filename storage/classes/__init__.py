"""What is remembered of class issues (一类事)."""
