"""Between network and application: sockets, limits of a connection, stopping."""
