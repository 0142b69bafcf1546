"""Reach (送达): what is kept."""
