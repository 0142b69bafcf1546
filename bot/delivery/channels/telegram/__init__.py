"""Telegram as a channel: its calls, and what its refusals mean."""
