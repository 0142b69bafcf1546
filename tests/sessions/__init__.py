"""Sessions and bookings, from the table of moves to the call queue."""
