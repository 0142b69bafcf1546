"""The channels on which people are reached, a folder each. What all of them have is in `port`."""
