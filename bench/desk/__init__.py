"""The desk's speed: importing reports, accepting one, answering who knew."""
