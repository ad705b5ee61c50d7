"""What Graph and Exchange share: requests as values, `$batch` in rounds, and the steps carried by them.

Both services take the same envelope, so retries, lost answers and order are decided once, here. Nothing in this package
knows a cmdlet, a path or a task.
"""
