"""The desk (工作台): what holds."""
