"""The edge to Telegram: receiving, working through and sending."""
