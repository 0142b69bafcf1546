"""The programme as people live it: dialogues with standing roles on the real bot."""
