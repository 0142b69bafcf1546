"""Wording about reach (送达): people out of reach, what they missed, the web chat and SMS."""
