"""From a request and a tenant's state to an exact plan, questions or a refusal. Pure; nothing here ever guesses."""
