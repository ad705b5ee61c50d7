"""Fakes of the ports: they keep the port's promises in memory and record what was asked of them. tests/contracts/ holds them to it."""
