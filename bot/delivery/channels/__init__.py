"""The doors of the house, a folder each; what all of them have is in `port`."""
