"""The engine of forms: a form is data, a list of steps and the use case that its last step calls.

Nothing here knows a wing.
"""
