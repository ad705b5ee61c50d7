"""Measures the product in the simulated world against its budgets: starting, round trips, webhooks. `make bench` runs all of it."""
