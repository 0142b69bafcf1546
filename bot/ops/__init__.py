"""What operators do from the command line: check the installation, back it up, and repair what failed."""
