"""Judging what a reader saw: evidence, dates, names, numbers and signs of danger. Pure; nothing here reads or decides."""
