"""The edge to Telegram and other channels: receives updates, works through them, and sends what the outbox holds."""
