"""People (人员): what holds."""
