"""Helpdesk systems (PSA): what they send us, and what we read and write there."""
