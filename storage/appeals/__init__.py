"""Appeals (诉求): what is kept."""
