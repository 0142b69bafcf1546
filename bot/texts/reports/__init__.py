"""Reports (统计通报): what people read."""
