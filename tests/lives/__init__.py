"""Random lives of appeals: what holds of their clocks however they go."""
