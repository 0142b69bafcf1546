"""Rules about the counter (专窗代录), where a coordinator acts for an enterprise without a chat."""
