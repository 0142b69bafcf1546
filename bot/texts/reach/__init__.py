"""Reach (送达): what people read."""
