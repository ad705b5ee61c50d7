"""From a raw ticket to what it asks for, with evidence: clean, read, check, normalise. It decides nothing about a tenant."""
