"""Rows of what came in and of what leaves: inbox, outbox, cards, drafts and sending rates.

Nothing here knows a wing.
"""
