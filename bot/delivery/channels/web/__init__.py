"""The web chat, a channel that the program serves itself: its sending and its pages."""
