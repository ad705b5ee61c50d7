"""Everything behind the entry points: domain, ports, services, adapters and their wiring."""
