"""The local world that Gangway is tried in: never deployed, imported only by the command line and by tests."""
