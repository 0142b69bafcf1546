"""Rules about time (期限): the calendar, limits, spans, and dates as people type them."""
