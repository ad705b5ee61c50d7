"""Files that came with a ticket: fetched and read within a budget, made parts of the ticket, named where they are quoted or unread."""
