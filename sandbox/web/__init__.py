"""What the sandbox's small web servers share: a thread to run in, a request log, pages. No behaviour of any of them."""
