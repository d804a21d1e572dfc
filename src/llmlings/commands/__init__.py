"""The commands: what each one is called and takes, and which code it runs."""
