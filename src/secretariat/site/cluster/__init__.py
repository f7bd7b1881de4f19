"""The embedded PostgreSQL: one server per person and checkout, started when needed, never lost.

*place*: the folder that holds one instance: data, socket, locks, log.
*account*: the system account the server runs as, since PostgreSQL refuses to run as root.
*joined*: inside it the server runs; the last one to leave stops it.
Everything here stays true after kill -9 of any process: locks are the kernel's (flock), who runs
is read from PostgreSQL's own pid file and checked against the process itself.
"""
