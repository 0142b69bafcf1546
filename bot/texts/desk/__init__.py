"""Wording of the desk (工作台): lists, search, morning message and help."""
