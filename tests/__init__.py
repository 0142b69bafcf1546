"""Screenplays, tables and properties."""
