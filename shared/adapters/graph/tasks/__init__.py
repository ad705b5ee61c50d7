"""One file per task: what is read, what state that shows, what is written, and what the answer means."""
