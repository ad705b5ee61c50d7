"""Table Storage: the ledger of runs, the audit, companies, connections and the state of links. Key shapes stand in keys.py."""
