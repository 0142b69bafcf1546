"""The edge to Telegram: what comes in once, twice, broken or never, and what goes out."""
