from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from .result import Result
from .settings import Settings

# RDS makes one a day, in its backup window.
BACKUP_HOURS = 30
AUTHORITY_DAYS = 60
LAG_SECONDS = 900


def check_databases(session: Any, settings: Settings) -> Result:
    findings: list[str] = []
    metrics: dict[str, float] = {}
    for instance in own_instances(session, settings):
        name = instance["DBInstanceIdentifier"]
        for check in (check_backup, check_maintenance, check_authority, check_lag):
            problem, values = check(session, settings, instance)
            findings += [f"{name} {problem}"] if problem else []
            metrics |= values
    return Result(tuple(findings), metrics)


Found = tuple[str, dict[str, float]]
NOTHING: Found = ("", {})


def own_instances(session: Any, settings: Settings) -> Iterator[dict[str, Any]]:
    for page in session.client("rds").get_paginator("describe_db_instances").paginate():
        for instance in page["DBInstances"]:
            tags = {tag["Key"]: tag["Value"] for tag in instance.get("TagList", [])}
            if settings.ours.items() <= tags.items():
                yield instance


def is_replica(instance: dict[str, Any]) -> bool:
    return bool(instance.get("ReadReplicaSourceDBInstanceIdentifier"))


def check_backup(session: Any, settings: Settings, instance: dict[str, Any]) -> Found:
    if instance["BackupRetentionPeriod"] == 0:
        return NOTHING if is_replica(instance) else ("is not backed up", {})
    pages = session.client("rds").get_paginator("describe_db_snapshots")
    wanted = {"DBInstanceIdentifier": instance["DBInstanceIdentifier"], "SnapshotType": "automated"}
    snapshots = [one for page in pages.paginate(**wanted) for one in page["DBSnapshots"]]
    made = [one["SnapshotCreateTime"] for one in snapshots if "SnapshotCreateTime" in one]
    newest = max([instance["InstanceCreateTime"], *made])
    hours = (settings.now - newest) / timedelta(hours=1)
    problem = f"was last backed up {hours:.0f} hours ago" if hours > BACKUP_HOURS else ""
    return problem, {"BackupAgeHours": hours}


def check_maintenance(session: Any, settings: Settings, instance: dict[str, Any]) -> Found:
    answer = session.client("rds").describe_pending_maintenance_actions(ResourceIdentifier=instance["DBInstanceArn"])
    pending = [
        action["Action"]
        for resource in answer["PendingMaintenanceActions"]
        for action in resource["PendingMaintenanceActionDetails"]
    ]
    problem = f"awaits maintenance: {', '.join(pending)}" if pending else ""
    return problem, {"PendingMaintenance": len(pending)}


def check_authority(session: Any, settings: Settings, instance: dict[str, Any]) -> Found:
    valid_till = instance.get("CertificateDetails", {}).get("ValidTill")
    if valid_till is None:
        return NOTHING
    days = (valid_till - settings.now) / timedelta(days=1)
    problem = f"has a certificate that expires in {days:.0f} days" if days < AUTHORITY_DAYS else ""
    return problem, {"AuthorityDaysLeft": days}


def check_lag(session: Any, settings: Settings, instance: dict[str, Any]) -> Found:
    if not is_replica(instance):
        return NOTHING
    points = session.client("cloudwatch").get_metric_statistics(
        Namespace="AWS/RDS",
        MetricName="ReplicaLag",
        Dimensions=[{"Name": "DBInstanceIdentifier", "Value": instance["DBInstanceIdentifier"]}],
        StartTime=settings.now - timedelta(hours=1),
        EndTime=settings.now,
        Period=3600,
        Statistics=["Average"],
    )["Datapoints"]
    if not points:
        return "has not reported its lag for an hour", {}
    lag = points[0]["Average"]
    return (f"lags {lag:.0f} seconds behind" if lag >= LAG_SECONDS else ""), {"ReplicaLagSeconds": lag}
