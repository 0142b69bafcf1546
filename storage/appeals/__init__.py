"""Queries about appeals (诉求): their rows, history, surveys, attachments and what is found among them."""
