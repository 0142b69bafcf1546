"""The memory: the only floor with SQL."""
