"""The HTTP API after the project's contract, and the application that serves it together with the pages."""
