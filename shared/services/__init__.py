"""Use cases as functions `(value, *, ports) -> value`; they know ports and domain, never an adapter."""
