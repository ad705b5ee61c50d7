"""One outside thing per package; each turns that thing's errors into ours and knows no service."""
