"""Microsoft Graph v1.0 as far as a lifecycle tool uses it: one file per surface, all reached through `dispatch`."""
