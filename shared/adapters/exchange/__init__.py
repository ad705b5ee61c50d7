"""Exchange Online through its REST admin interface: cmdlets as JSON, ten to a batch, errors told apart by their type.

InvokeCommand is what Microsoft's own PowerShell module speaks; it is not documented. Every task here can be done by hand with
the cmdlet it names, so losing the interface degrades to manual steps.
"""
