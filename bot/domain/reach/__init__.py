"""Reach (送达): what holds."""
