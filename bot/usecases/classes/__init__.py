"""The verbs of class issues (一类事)."""
