"""What is handed out as a file: pure functions from facts to bytes."""
