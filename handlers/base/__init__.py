"""What every wing of the handlers uses: the types of their tables, and how a message's content is read.

Nothing here knows a wing.
"""
