"""What every wing of the domain builds on: what holds."""
