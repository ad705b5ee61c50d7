"""Durable orchestrators: deterministic generators over shared.domain and shared.contracts. No clock, no random, no I/O."""
