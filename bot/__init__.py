"""The program: from what Telegram says to what the people of the programme read."""
