"""Starting stays cheap: nothing of the SDKs is imported before it is needed."""

import subprocess
import sys

HEAVY = ("msgraph", "kiota_abstractions", "azure.identity", "azure.core", "msal", "httpx2", "jwt")


def test_importing_the_directory_imports_no_sdk():
    code = f"import sys, shared.adapters.tenant; print([n for n in {HEAVY!r} if n in sys.modules])"

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"
