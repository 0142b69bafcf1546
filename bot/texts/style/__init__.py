"""What the wording of every wing shares: markup, dates, rows of buttons, menus and names. Nothing here knows a wing."""
