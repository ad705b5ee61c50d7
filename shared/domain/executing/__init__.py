"""Carrying a plan out: which steps go out next, and what a write and a look mean. Pure; nothing here talks to a tenant."""
