"""Deterministic stories of runs: no clock, no randomness, no I/O; they see only names and payloads."""
