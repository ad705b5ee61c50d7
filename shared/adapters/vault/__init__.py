"""Secrets: those that configuration names, and credentials that wait, sealed, for their one reveal."""
