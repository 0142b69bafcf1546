"""The ears: each handler parses an update and names one use case."""
