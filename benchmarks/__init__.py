"""Every stage, measured: `make bench` prints one table."""
