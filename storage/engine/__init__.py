"""The engine: transactions, both databases, migrations: what is kept."""
