"""Use cases of words (词库): the classifier's words and their versions."""
