"""One file per task: which cmdlet reads, what state that shows, which cmdlet writes, and what the answer means."""
