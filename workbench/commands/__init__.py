"""The subcommands of `aftercare`; each module adds one with `register`."""
