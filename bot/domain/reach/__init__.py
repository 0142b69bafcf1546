"""Rules about reach (送达): people out of reach, the phone list, the web chat and alarms."""
