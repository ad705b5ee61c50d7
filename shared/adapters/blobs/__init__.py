"""Blob storage for what is too large for a table row."""
