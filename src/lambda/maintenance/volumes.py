from datetime import timedelta
from typing import Any

from .result import Result
from .settings import Settings

BACKUP_TAG = "aws:backup:source-resource"


def check_volumes(session: Any, settings: Settings) -> Result:
    client = session.client("ec2")
    pages = client.get_paginator("describe_volumes").paginate(Filters=own(settings))
    volumes = [volume for page in pages for volume in page["Volumes"]]
    unattached = [volume["VolumeId"] for volume in volumes if is_forgotten(volume, settings)]
    plain = [volume["VolumeId"] for volume in volumes if not volume["Encrypted"]]
    if settings.apply:
        for volume in unattached:
            client.delete_volume(VolumeId=volume)
    return Result(
        findings=(
            *(f"{volume} is attached to nothing{done(settings)}" for volume in unattached),
            *(f"{volume} is not encrypted" for volume in plain),
        ),
        metrics={"UnattachedVolumes": len(unattached), "UnencryptedVolumes": len(plain)},
    )


def check_snapshots(session: Any, settings: Settings) -> Result:
    client = session.client("ec2")
    pages = client.get_paginator("describe_snapshots").paginate(OwnerIds=["self"], Filters=own(settings))
    snapshots = [snapshot for page in pages for snapshot in page["Snapshots"]]
    old = [snapshot["SnapshotId"] for snapshot in snapshots if is_old(snapshot, settings)]
    if settings.apply:
        for snapshot in old:
            client.delete_snapshot(SnapshotId=snapshot)
    return Result(
        findings=tuple(f"{one} is older than {settings.snapshot_days} days{done(settings)}" for one in old),
        metrics={"OldSnapshots": len(old)},
    )


def own(settings: Settings) -> list[dict[str, Any]]:
    return [{"Name": f"tag:{key}", "Values": [value]} for key, value in settings.ours.items()]


def is_forgotten(volume: dict[str, Any], settings: Settings) -> bool:
    """A day old at least: what is being attached, or its instance being replaced, is not forgotten."""
    return volume["State"] == "available" and volume["CreateTime"] < settings.now - timedelta(days=1)


def is_old(snapshot: dict[str, Any], settings: Settings) -> bool:
    """Those of AWS Backup have a lifecycle of their own."""
    if any(tag["Key"] == BACKUP_TAG for tag in snapshot.get("Tags", [])):
        return False
    return snapshot["StartTime"] < settings.now - timedelta(days=settings.snapshot_days)


def done(settings: Settings) -> str:
    return ": deleted" if settings.apply else ""
