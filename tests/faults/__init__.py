"""What goes wrong on the way to Telegram and beneath the bot, and what must hold all the same."""
