"""Every screen is read here: that there is one for everything, that it fits, and that nobody's words break it."""
