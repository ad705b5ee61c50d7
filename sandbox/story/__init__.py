"""The demo: tickets on their whole way, told as they go, with proof that the tenants end as they should."""

from sandbox.story.tell import tell_story

__all__ = ["tell_story"]
