"""The demo: the real bot, a Telegram of our own on this machine, and a web page on which one plays every role."""
