"""Transactions, the two databases (SQLite and PostgreSQL), migrations and backups. Nothing here knows a wing."""
