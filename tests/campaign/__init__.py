"""The campaign against reliability, in parts that can be resumed: `make campaign`."""
