"""Exchange Online's admin API as its PowerShell module uses it: InvokeCommand, its $batch, and the mailbox cmdlets."""
