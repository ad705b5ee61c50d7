"""The local Functions host: runs an unmodified function app on loopback as Azure's Functions host would.

Three roles, each able to be a process of its own: `backend` (the durable task hub, in memory), `worker` (orchestrators,
activities, timers) and `web` (HTTP functions). It contains no product logic and is never deployed.
"""

from sandbox.host.handle import HostHandle, start_host
from sandbox.host.indexing import AppError
from sandbox.host.keys import Keys
from sandbox.host.processes import HostAddresses, RoleProcess

__all__ = ["AppError", "HostAddresses", "HostHandle", "Keys", "RoleProcess", "start_host"]
