import logging
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import boto3

from .certificates import check_certificates
from .databases import check_databases
from .report import metric_line, summary
from .result import Result
from .settings import Settings, read_settings
from .storage import check_lock, check_replication
from .tags import check_tags
from .volumes import check_snapshots, check_volumes

Check = Callable[[Any, Settings], Result]

CHECKS: Mapping[str, Check] = {
    "tags": check_tags,
    "volumes": check_volumes,
    "snapshots": check_snapshots,
    "databases": check_databases,
    "replication": check_replication,
    "object lock": check_lock,
    "certificates": check_certificates,
}

log = logging.getLogger(__name__)


def handle(event: Mapping[str, Any], context: Any) -> dict[str, int]:
    settings = read_settings(os.environ, datetime.now(UTC))
    return look_after(boto3.Session(region_name=settings.region), settings, CHECKS)


def look_after(session: Any, settings: Settings, checks: Mapping[str, Check]) -> dict[str, int]:
    outcomes = {name: outcome(name, check, session, settings) for name, check in checks.items()}
    failed = sum(not ok for _, ok in outcomes.values())
    results = {name: result for name, (result, _) in outcomes.items()}
    # A print stays as it is in a log of JSON; what logging writes is wrapped, and no metrics are found in that:
    # https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html
    print(metric_line([*results.values(), Result(metrics={"FailedChecks": failed})], settings))
    session.client("sns").publish(TopicArn=settings.topic_arn, **summary(results, settings))
    return {"findings": sum(len(result.findings) for result in results.values()), "failedChecks": failed}


def outcome(name: str, check: Check, session: Any, settings: Settings) -> tuple[Result, bool]:
    """A check that fails is a finding, so that the others still run."""
    try:
        return check(session, settings), True
    except Exception as error:  # noqa: BLE001
        log.exception("The check of %s failed", name)
        return Result(findings=(f"The check itself failed: {type(error).__name__}: {error}",)), False
