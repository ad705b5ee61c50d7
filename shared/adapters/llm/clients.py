"""Makes the SDK's client for OpenAI, for anything that speaks its API, and for Azure OpenAI with an Entra identity (no key).

Azure's v1 endpoint (https://<resource>.openai.azure.com/openai/v1/) takes the ordinary client with a token for its audience
(Microsoft Learn, "Azure OpenAI in Microsoft Foundry Models v1 API").
"""

from collections.abc import Callable

import httpx2
from openai import OpenAI

AZURE_SCOPE = "https://cognitiveservices.azure.com/.default"
_SECONDS = 45.0

# Gives a fresh bearer token each time it is called: azure.identity.get_bearer_token_provider(credential, scope).
TokenProvider = Callable[[], str]


def openai_client(api_key: str, *, base_url: str = "", http_client: httpx2.Client | None = None) -> OpenAI:
    """A client with a key. An empty `base_url` is OpenAI itself."""
    return OpenAI(
        api_key=api_key,
        base_url=base_url or "https://api.openai.com/v1",
        timeout=_SECONDS,
        max_retries=0,
        http_client=http_client,
    )


def azure_client(token_provider: TokenProvider, *, base_url: str, http_client: httpx2.Client | None = None) -> OpenAI:
    """A client that signs in as our identity. `base_url` may be the resource's address with or without /openai/v1."""
    address = base_url.rstrip("/")
    if not address.endswith("/openai/v1"):
        address = f"{address}/openai/v1"
    return OpenAI(
        api_key=token_provider, base_url=f"{address}/", timeout=_SECONDS, max_retries=0, http_client=http_client
    )
