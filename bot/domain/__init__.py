"""The rules of the programme: people, appeals, sessions, deadlines and the tables of moves.

Nothing here does input or output or looks at a clock.
"""
