"""What can be set without touching code: the settings of one installation and the programme pack."""
