"""Runs Azurite, Microsoft's storage emulator, on free loopback ports. It knows nothing about what is stored.

`scripts/bootstrap` installs it and writes the launcher `.node/azurite`, which becomes the Node process itself.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

LAUNCHER = Path(__file__).resolve().parent.parent / ".node" / "azurite"
START_LIMIT_SECONDS = 60.0
STOP_LIMIT_SECONDS = 10.0

# The account and key that every Azurite has; Microsoft publishes them:
# https://learn.microsoft.com/azure/storage/common/storage-connect-azurite
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="

_LISTENING = re.compile(r"Azurite (Blob|Queue|Table) service is successfully listening at (http://\S+)")


class AzuriteStartError(RuntimeError):
    """Azurite is not installed or did not come up; the message says what to do or what it printed."""


class Azurite:
    """A running Azurite: `.connection_string` and `.endpoints`; `stop()` (or leaving the `with` block) ends it."""

    def __init__(self, *, folder: Path | None = None, access_log: Path | None = None) -> None:
        """With a folder its data stays there; without one everything is in memory and gone at the end.

        With an access log it writes one line there for each request, for whoever wants to count them.
        """
        # Closed by stop.
        self._output = access_log.open("wb") if access_log else tempfile.NamedTemporaryFile(suffix=".log")  # noqa: SIM115
        # 0: Azurite takes free ports and prints them, so two of them can never fight for one.
        command = [_launcher(), "--disableTelemetry", "--skipApiVersionCheck"]
        command += [] if access_log else ["--silent"]
        command += ["--blobPort", "0", "--queuePort", "0", "--tablePort", "0"]
        command += ["--inMemoryPersistence"] if folder is None else ["--location", str(folder)]
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self._output, stderr=self._output)
        self.endpoints = self._wait_until_listening()

    @property
    def connection_string(self) -> str:
        """What the storage libraries and GANGWAY_STORAGE take."""
        parts = ["DefaultEndpointsProtocol=http", f"AccountName={ACCOUNT}", f"AccountKey={KEY}"]
        parts += [f"{service}Endpoint={url}/{ACCOUNT}" for service, url in sorted(self.endpoints.items())]
        return ";".join(parts)

    def stop(self) -> None:
        """End it politely, else forcibly. Stopping twice is fine."""
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._output.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    def _wait_until_listening(self) -> dict[str, str]:
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            found = dict(_LISTENING.findall(self._printed()))
            if len(found) == 3:
                return found
            time.sleep(0.05)
        printed = self._printed()
        self.stop()
        raise AzuriteStartError(f"Azurite did not start. It printed:\n{printed}")

    def _printed(self) -> str:
        return Path(self._output.name).read_text(encoding="utf-8")


def _launcher() -> str:
    if os.access(LAUNCHER, os.X_OK):
        return str(LAUNCHER)
    installed = shutil.which("azurite")
    if installed is None:
        raise AzuriteStartError("Azurite is not installed. Run `make install`.")
    return installed
