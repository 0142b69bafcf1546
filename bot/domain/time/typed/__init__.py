"""Reads days and hours as people type them. A text that is not understood completely is not read at all."""
