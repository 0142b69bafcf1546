"""The numbers: definitions, counts against a plain re-count, replays of published totals."""
