"""Wording of reports (统计通报): figures, pictures, exports and circulars."""
