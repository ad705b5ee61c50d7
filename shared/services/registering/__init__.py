"""Setting up Gangway's app registration in Entra."""
