"""What commands, buttons and typed messages ask for. Each handler reads an update and names one use case."""
