"""The command line and the HTTP interface: they translate and decide nothing."""
