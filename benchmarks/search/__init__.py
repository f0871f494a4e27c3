"""Search measured beside the bare engines and beside plain indexes: `python -m benchmarks.search --help`."""
