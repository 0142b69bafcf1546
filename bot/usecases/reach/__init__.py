"""Use cases about reach (送达): people out of reach, what they missed, the phone list and the web chat."""
