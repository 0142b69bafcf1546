"""Appeals (诉求): what people do."""
