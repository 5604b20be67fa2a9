"""A stateful model of the whole desk: what a stranger may try to break, and the checker that sees it."""
