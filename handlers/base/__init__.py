"""What every wing of the handlers builds on: tables of buttons and commands, and what a message holds."""
