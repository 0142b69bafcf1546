"""Rules about the desk (工作台): lists, search and the morning message."""
