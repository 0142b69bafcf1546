"""People (人员): what is kept."""
