"""The application on a port."""

from __future__ import annotations

import uvicorn
from fastapi import FastAPI


def serve(app: FastAPI, host: str, port: int) -> None:
    """Serve until interrupted. Searches are people's own business: there is no access log."""
    uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)
