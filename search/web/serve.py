"""The application on a port."""

from __future__ import annotations

from collections.abc import Sequence

import uvicorn
from fastapi import FastAPI


def serve(app: FastAPI, host: str, port: int, trusted_proxies: Sequence[str] = ()) -> None:
    """Serve until interrupted. Searches are people's own business: there is no access log.

    `trusted_proxies` are the only ones whose word is taken for whose request it is (X-Forwarded-For).
    """
    uvicorn.run(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
    )
