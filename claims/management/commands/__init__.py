"""One module a command, thin: what it does is in `services`."""
