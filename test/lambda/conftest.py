import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "src" / "lambda"))

from maintenance.settings import Settings  # noqa: E402

TAGS = {"Environment": "prod", "Owner": "ops", "CostCenter": "1", "Project": "tap", "ManagedBy": "tapctl"}


def tag_list(tags: dict[str, str]) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[boto3.Session]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    with mock_aws():
        yield boto3.Session(region_name="us-east-1")


@pytest.fixture
def settings() -> Settings:
    return Settings(
        environment="prod",
        project="tap",
        region="us-east-1",
        topic_arn="arn:aws:sns:us-east-1:123456789012:alerts",
        bucket="prod-storage",
        snapshot_days=90,
        certificate_days=30,
        apply=False,
        now=datetime.now(UTC),
    )


@pytest.fixture
def later(settings: Settings) -> Callable[..., Settings]:
    """The same settings as they will be in a while."""

    def after(delta: Any, **changes: Any) -> Settings:
        return replace(settings, now=settings.now + delta, **changes)

    return after


def answer(session: boto3.Session, operation: str, parsed: dict[str, Any]) -> list[dict[str, Any]]:
    """Gives that answer to an operation, such as one that moto does not know. Returns the requests as they come."""
    requests: list[dict[str, Any]] = []

    def respond(params: dict[str, Any], **_: Any) -> tuple[Any, dict[str, Any]]:
        requests.append(params["body"])
        return type("Response", (), {"status_code": 200})(), parsed

    session.events.register(f"before-call.{operation}", respond)
    return requests
