"""For agents: the answers as tools of the Model Context Protocol."""
