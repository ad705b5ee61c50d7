"""The gangway command for administrators, one verb per file. Never deployed."""
