"""Reports (统计通报): what is kept."""
