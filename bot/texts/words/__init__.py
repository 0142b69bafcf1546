"""Wording about the classifier's words (词库)."""
