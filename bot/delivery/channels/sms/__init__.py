"""The SMS channel: reminders and codes by the operator's gateway."""
