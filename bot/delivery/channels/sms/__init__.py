"""SMS: a nudge and a code, by the operator's gateway."""
