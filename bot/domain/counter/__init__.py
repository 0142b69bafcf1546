"""The counter (专窗代录): what holds."""
