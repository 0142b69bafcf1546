"""The desk (工作台): what people read."""
