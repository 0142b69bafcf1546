"""The ground of class issues (一类事): what one is, what its members are, and its table of moves."""
