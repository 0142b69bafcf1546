"""Words (词库): what is kept."""
