"""Appeals (诉求): what people read."""
