"""What can be set without changing code: the settings of one installation, and the programme pack."""
