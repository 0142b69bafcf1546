"""The questions of all forms, and how a question is laid out with its buttons."""
