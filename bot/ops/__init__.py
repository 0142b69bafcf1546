"""What operators do from the command line: look the house over, keep copies of it, put right what failed."""
