"""What every answer of the API has in common, and the answer to a request that failed."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Field names are the contract's; absent values are null."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(Answer):
    """Why a request was not answered; `parameter` is the one to mend, null where none is at fault."""

    error: str
    parameter: str | None = None
