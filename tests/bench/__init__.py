"""The bench: how fast the bot is, beside what a plain bot does in the same run."""
