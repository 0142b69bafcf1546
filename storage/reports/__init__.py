"""Queries for reports (统计通报): figures, exports and circulars."""
