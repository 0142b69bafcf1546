"""People (人员): what people read."""
