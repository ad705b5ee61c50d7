"""Checks of a running app: from inside (self_check) and from outside, as a stranger would look (stranger)."""
