"""Queries for the desk (工作台): lists, searches and the morning message."""
