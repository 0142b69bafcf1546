"""What every wing says alike: what people read."""
