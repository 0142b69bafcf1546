"""The words of class issues (一类事)."""
