import json
from collections.abc import Iterable, Mapping

from .result import Result
from .settings import Settings

NAMESPACE = "TAP/Maintenance"
SUBJECT_LIMIT = 100
SHOWN_FINDINGS = 200


def metric_line(results: Iterable[Result], settings: Settings) -> str:
    """One line of the log from which CloudWatch makes metrics:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    """
    values = {name: value for result in results for name, value in result.metrics.items()}
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["Environment"]],
        "Metrics": [{"Name": name} for name in values],
    }
    timestamp = int(settings.now.timestamp() * 1000)
    metadata = {"Timestamp": timestamp, "CloudWatchMetrics": [directive]}
    return json.dumps({"_aws": metadata, "Environment": settings.environment, **values})


def summary(results: Mapping[str, Result], settings: Settings) -> dict[str, str]:
    """The subject and the message of one notification."""
    count = sum(len(result.findings) for result in results.values())
    found = "nothing to do" if count == 0 else "1 finding" if count == 1 else f"{count} findings"
    subject = f"{settings.environment} {settings.region}: {found}"
    lines = [f"{check}: {finding}" for check, result in results.items() for finding in result.findings]
    shown = lines[:SHOWN_FINDINGS]
    more = [f"and {len(lines) - len(shown)} more"] if len(lines) > len(shown) else []
    return {"Subject": subject[:SUBJECT_LIMIT], "Message": "\n".join([subject, "", *shown, *more])}
