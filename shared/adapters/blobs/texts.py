"""Large texts as blobs named by their content: the same text is stored once, and a changed one is noticed when it is read."""

from shared.adapters.azure_faults import outside
from shared.adapters.tables.storage import Storage
from shared.domain.errors import LedgerConflictError, PermanentError
from shared.domain.value import sha256_hex

CONTAINER = "documents"


class TextBlobs:
    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def put(self, text: str) -> str:
        """The name under which it can be read again."""
        name = sha256_hex(text)
        container = self._storage.container(CONTAINER)
        try:
            with outside("blob storage"):
                container.upload_blob(name, text.encode(), overwrite=False)
        except LedgerConflictError:
            return name  # there already, and what is there has the same content
        return name

    def get(self, name: str) -> str:
        with outside("blob storage"):
            content = self._storage.container(CONTAINER).download_blob(name).readall()
        text = content.decode("utf-8", "replace")
        if sha256_hex(text) != name:
            raise PermanentError("a stored document is no longer what was stored", code="document_changed")
        return text
