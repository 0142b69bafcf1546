"""The demo: the real bot, a Telegram of our own on loopback, and a page on which one plays every role."""
