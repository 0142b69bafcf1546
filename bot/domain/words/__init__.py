"""Rules about words (词库): the classifier's words, their versions and lessons."""
