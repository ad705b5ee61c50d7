"""Durable activities: each file validates its payload, calls one service and dumps the result."""
