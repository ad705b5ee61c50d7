"""Access tokens for customers' tenants through azure-identity, and what they say about our rights there."""
