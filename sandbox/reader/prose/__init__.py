"""A small rule-based reader of plain English tickets. It is no language model and does not pretend to be one."""
