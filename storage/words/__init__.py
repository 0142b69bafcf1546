"""Queries about words (词库): the classifier's lessons and the versions of its words."""
