"""Sign-in: OpenID metadata, keys, tokens for applications, admin consent. It signs tokens; it never checks what they open."""
