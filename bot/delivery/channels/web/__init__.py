"""The web chat, which the house serves itself: its channel, and its pages."""
