"""Signed tokens in mailed links."""
