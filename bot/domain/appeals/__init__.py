"""Appeals (诉求): what holds."""
