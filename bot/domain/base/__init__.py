"""What every wing of the domain uses: notices, buttons, screens, forms, errors and the engine of the tables of moves.

Nothing here knows a wing.
"""
