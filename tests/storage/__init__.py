"""The memory by itself: one function, one transaction, on both databases."""
