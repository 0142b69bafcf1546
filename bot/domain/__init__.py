"""The ground: people, appeals, sessions, clocks and the tables of moves, without any input or output."""
