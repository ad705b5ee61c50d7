"""The rules of Gangway as pure values and functions: no I/O, no clock, no environment, no vendor library."""
