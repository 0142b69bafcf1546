"""Words (词库): what holds."""
