"""Class issues (一类事): the table of moves, who stands in which, the screens, the answers."""
