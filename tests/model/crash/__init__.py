"""Real processes that are killed, servers that are stopped, connections that are cut: nothing accepted is lost."""
