"""A Microsoft 365 tenant simulator (Entra sign-in, Graph v1.0, Exchange admin API) for tests, demo and benchmarks.

It must refuse what Microsoft refuses, with Microsoft's status codes; it must never be more forgiving than the real service.
"""
