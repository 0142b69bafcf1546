"""Rules about tenure (在岗): who is on the staff, away or leaving, and how long data are kept."""
