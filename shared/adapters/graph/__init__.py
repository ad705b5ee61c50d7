"""Microsoft Graph for one task at a time: msgraph-sdk builds the requests, the shared batch sender carries them.

Nothing of msgraph is imported before the first request is built: its modules take a second and 30 MB.
"""
