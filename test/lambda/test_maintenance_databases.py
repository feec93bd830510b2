from datetime import UTC, datetime, timedelta

import pytest
from conftest import TAGS, answer, tag_list
from maintenance.databases import check_databases

NAME = "prod-rds-pg15-us-east-1"


@pytest.fixture
def pending(session):
    """moto knows no maintenance: none is pending, unless a test adds it to this."""
    details = []
    resource = {"ResourceIdentifier": NAME, "PendingMaintenanceActionDetails": details}
    answer(session, "rds.DescribePendingMaintenanceActions", {"PendingMaintenanceActions": [resource]})
    return details


def make_instance(session, name=NAME, tags=TAGS, **inputs):
    rest = {"Engine": "postgres", "DBInstanceClass": "db.m7g.large", "AllocatedStorage": 20, "MasterUsername": "tap"}
    retention = {"BackupRetentionPeriod": 14}
    secret = {"MasterUserPassword": "not-a-secret"}
    client = session.client("rds")
    client.create_db_instance(DBInstanceIdentifier=name, Tags=tag_list(tags), **rest, **retention, **secret, **inputs)


def describing(session, **values):
    """Lets every instance be described with these values, which AWS alone decides."""

    def change(parsed, **_):
        for instance in parsed["DBInstances"]:
            instance.update(values)

    session.events.register("after-call.rds.DescribeDBInstances", change)


def test_finds_nothing_wrong_with_a_new_instance(session, settings, pending):
    make_instance(session)

    result = check_databases(session, settings)

    assert result.findings == ()
    assert result.metrics["PendingMaintenance"] == 0
    assert result.metrics["BackupAgeHours"] == pytest.approx(0, abs=1)


def test_looks_at_the_environments_own_instances_only(session, later, pending):
    make_instance(session, "dev-rds-pg15-us-east-1", {**TAGS, "Environment": "dev"})

    assert check_databases(session, later(timedelta(days=9))).metrics == {}


def test_reports_a_backup_older_than_thirty_hours(session, settings, pending):
    make_instance(session)
    describing(session, InstanceCreateTime=settings.now - timedelta(days=9))
    made = settings.now - timedelta(hours=31)
    older = {"SnapshotCreateTime": settings.now - timedelta(days=3)}
    answer(session, "rds.DescribeDBSnapshots", {"DBSnapshots": [{"SnapshotCreateTime": made}, older, {}]})

    result = check_databases(session, settings)

    assert result.findings == (f"{NAME} was last backed up 31 hours ago",)
    assert result.metrics["BackupAgeHours"] == 31


def test_counts_automated_backups_only(session, settings, pending):
    make_instance(session)
    requests = answer(session, "rds.DescribeDBSnapshots", {"DBSnapshots": []})

    check_databases(session, settings)

    assert [request["SnapshotType"] for request in requests] == ["automated"]


def test_reports_an_instance_without_backups_unless_it_is_a_replica(session, settings, pending):
    make_instance(session)
    describing(session, BackupRetentionPeriod=0)
    assert check_databases(session, settings).findings == (f"{NAME} is not backed up",)

    describing(session, ReadReplicaSourceDBInstanceIdentifier="arn:aws:rds:us-east-1:1:db:source")
    assert f"{NAME} is not backed up" not in check_databases(session, settings).findings


def test_reports_pending_maintenance(session, settings, pending):
    make_instance(session)
    pending += [{"Action": "system-update"}, {"Action": "ca-certificate-rotation"}]

    result = check_databases(session, settings)

    assert result.findings == (f"{NAME} awaits maintenance: system-update, ca-certificate-rotation",)
    assert result.metrics["PendingMaintenance"] == 2


@pytest.mark.parametrize(("days", "found"), [(59, True), (61, False)])
def test_reports_a_certificate_that_expires_within_sixty_days(session, settings, pending, days, found):
    make_instance(session)
    describing(session, CertificateDetails={"ValidTill": settings.now + timedelta(days=days)})

    result = check_databases(session, settings)

    assert result.metrics["AuthorityDaysLeft"] == days
    assert result.findings == ((f"{NAME} has a certificate that expires in 59 days",) if found else ())


class TestReplicas:
    @pytest.fixture(autouse=True)
    def replica(self, session, pending):
        make_instance(session)
        describing(session, ReadReplicaSourceDBInstanceIdentifier="arn:aws:rds:us-east-1:1:db:source")

    def put_lag(self, session, seconds):
        dimensions = [{"Name": "DBInstanceIdentifier", "Value": NAME}]
        when = datetime.now(UTC) - timedelta(minutes=20)
        datum = {"MetricName": "ReplicaLag", "Dimensions": dimensions, "Value": seconds, "Timestamp": when}
        session.client("cloudwatch").put_metric_data(Namespace="AWS/RDS", MetricData=[datum])

    @pytest.mark.parametrize(("seconds", "findings"), [(899, ()), (900, (f"{NAME} lags 900 seconds behind",))])
    def test_reports_a_lag_of_fifteen_minutes(self, session, settings, seconds, findings):
        self.put_lag(session, seconds)

        result = check_databases(session, settings)

        assert result.findings == findings
        assert result.metrics["ReplicaLagSeconds"] == seconds

    def test_reports_a_replica_that_is_silent(self, session, settings):
        assert check_databases(session, settings).findings == (f"{NAME} has not reported its lag for an hour",)
