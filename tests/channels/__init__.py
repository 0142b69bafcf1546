"""What every channel has to hold, and a channel of the tests' own."""
