"""Words (词库): what people do."""
