from datetime import timedelta
from typing import Any

from botocore.exceptions import ClientError

from .result import Result
from .settings import Settings

SAMPLE = 20
PENDING = timedelta(days=1)


def check_replication(session: Any, settings: Settings) -> Result:
    """Asks about the newest objects of the bucket's first thousand: S3 tells the status of one object at a time."""
    client = session.client("s3")
    listed = client.list_objects_v2(Bucket=settings.bucket).get("Contents", [])
    sample = sorted(listed, key=lambda item: item["LastModified"], reverse=True)[:SAMPLE]
    statuses = {item["Key"]: replication_status(client, settings, item) for item in sample}
    late = {key: status for key, status in statuses.items() if status}
    return Result(
        findings=tuple(f"s3://{settings.bucket}/{key} is not replicated: {status}" for key, status in late.items()),
        metrics={"UnreplicatedObjects": len(late)},
    )


def replication_status(client: Any, settings: Settings, item: dict[str, Any]) -> str:
    """Empty when there is nothing wrong with it."""
    status = client.head_object(Bucket=settings.bucket, Key=item["Key"]).get("ReplicationStatus", "")
    waiting = status == "PENDING" and item["LastModified"] < settings.now - PENDING
    return status if status == "FAILED" or waiting else ""


def check_lock(session: Any, settings: Settings) -> Result:
    locked = is_locked(session.client("s3"), settings.bucket)
    return Result(
        findings=() if locked else (f"s3://{settings.bucket} does not lock new objects",),
        metrics={"UnlockedBuckets": 0 if locked else 1},
    )


def is_locked(client: Any, bucket: str) -> bool:
    try:
        lock = client.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ObjectLockConfigurationNotFoundError":
            return False
        raise
    retention = lock.get("Rule", {}).get("DefaultRetention", {})
    return lock.get("ObjectLockEnabled") == "Enabled" and "Mode" in retention
