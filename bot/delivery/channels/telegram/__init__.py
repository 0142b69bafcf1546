"""The Telegram channel: its calls, and what its refusals mean."""
