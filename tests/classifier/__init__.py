"""The classifier: its properties, the duties it must tell apart, and how it does on real appeals."""
