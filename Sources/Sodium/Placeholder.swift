// The room's door is still to be opened.
