from datetime import timedelta

import pytest
from botocore.exceptions import ClientError
from conftest import TAGS, answer, tag_list
from maintenance.certificates import check_certificates
from maintenance.storage import check_lock, check_replication
from maintenance.tags import check_tags
from maintenance.volumes import check_snapshots, check_volumes


def make_volume(session, tags=TAGS, encrypted=True):
    specification = [{"ResourceType": "volume", "Tags": tag_list(tags)}]
    client = session.client("ec2")
    return client.create_volume(
        AvailabilityZone="us-east-1a", Size=1, Encrypted=encrypted, TagSpecifications=specification
    )["VolumeId"]


def make_snapshot(session, tags=TAGS):
    specification = [{"ResourceType": "snapshot", "Tags": tag_list(tags)}]
    volume = make_volume(session)
    return session.client("ec2").create_snapshot(VolumeId=volume, TagSpecifications=specification)["SnapshotId"]


class TestTags:
    def test_names_what_a_resource_of_the_project_lacks(self, session, settings):
        make_volume(session)
        partial = make_volume(session, {"Project": "tap", "Environment": "prod", "Owner": ""})

        result = check_tags(session, settings)

        assert result.metrics == {"UntaggedResources": 1}
        (finding,) = result.findings
        assert finding.endswith(f"volume/{partial} lacks the tags Owner, CostCenter, ManagedBy")

    def test_leaves_other_projects_alone(self, session, settings):
        make_volume(session, {"Project": "other"})

        assert check_tags(session, settings).findings == ()


class TestVolumes:
    def test_reports_what_is_unattached_for_a_day_and_what_is_not_encrypted(self, session, later):
        volume = make_volume(session, encrypted=False)

        result = check_volumes(session, later(timedelta(days=2)))

        assert result.findings == (f"{volume} is attached to nothing", f"{volume} is not encrypted")
        assert result.metrics == {"UnattachedVolumes": 1, "UnencryptedVolumes": 1}

    def test_leaves_a_volume_of_the_same_day_alone(self, session, settings):
        make_volume(session)

        assert check_volumes(session, settings).findings == ()

    def test_deletes_nothing_unless_it_is_told_to(self, session, later):
        volume = make_volume(session)
        check_volumes(session, later(timedelta(days=2)))
        assert session.client("ec2").describe_volumes(VolumeIds=[volume])["Volumes"]

        result = check_volumes(session, later(timedelta(days=2), apply=True))

        assert result.findings == (f"{volume} is attached to nothing: deleted",)
        with pytest.raises(ClientError, match="InvalidVolume.NotFound"):
            session.client("ec2").describe_volumes(VolumeIds=[volume])

    def test_never_touches_what_is_another_environments(self, session, later):
        volume = make_volume(session, {**TAGS, "Environment": "dev"})

        result = check_volumes(session, later(timedelta(days=400), apply=True))

        assert result.findings == ()
        assert session.client("ec2").describe_volumes(VolumeIds=[volume])["Volumes"]


class TestSnapshots:
    def test_reports_those_older_than_the_limit(self, session, later):
        snapshot = make_snapshot(session)

        assert check_snapshots(session, later(timedelta(days=89))).findings == ()
        result = check_snapshots(session, later(timedelta(days=91)))

        assert result.findings == (f"{snapshot} is older than 90 days",)
        assert result.metrics == {"OldSnapshots": 1}

    def test_deletes_them_when_it_is_told_to(self, session, later):
        snapshot = make_snapshot(session)

        check_snapshots(session, later(timedelta(days=91), apply=True))

        with pytest.raises(ClientError, match="InvalidSnapshot.NotFound"):
            session.client("ec2").describe_snapshots(SnapshotIds=[snapshot])


class TestStorage:
    def test_finds_a_bucket_without_a_lock(self, session, settings):
        session.client("s3").create_bucket(Bucket=settings.bucket)

        result = check_lock(session, settings)

        assert result.findings == ("s3://prod-storage does not lock new objects",)
        assert result.metrics == {"UnlockedBuckets": 1}

    def test_finds_a_lock_without_a_default_retention(self, session, settings):
        client = session.client("s3")
        client.create_bucket(Bucket=settings.bucket, ObjectLockEnabledForBucket=True)
        assert check_lock(session, settings).metrics == {"UnlockedBuckets": 1}

        rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 30}}
        lock = {"ObjectLockEnabled": "Enabled", "Rule": rule}
        client.put_object_lock_configuration(Bucket=settings.bucket, ObjectLockConfiguration=lock)

        assert check_lock(session, settings).findings == ()

    def test_does_not_take_a_missing_bucket_for_an_unlocked_one(self, session, settings):
        with pytest.raises(ClientError, match="NoSuchBucket"):
            check_lock(session, settings)

    @pytest.mark.parametrize(
        ("status", "days", "found"),
        [("FAILED", 0, True), ("PENDING", 0, False), ("PENDING", 2, True), ("COMPLETED", 2, False), ("", 2, False)],
    )
    def test_reports_failed_and_stuck_replication(self, session, later, status, days, found):
        client = session.client("s3")
        client.create_bucket(Bucket="prod-storage")
        client.put_object(Bucket="prod-storage", Key="one", Body=b"1")

        def with_status(parsed, **_):
            parsed.update({"ReplicationStatus": status} if status else {})

        session.events.register("after-call.s3.HeadObject", with_status)
        result = check_replication(session, later(timedelta(days=days)))

        assert result.metrics == {"UnreplicatedObjects": 1 if found else 0}
        assert result.findings == ((f"s3://prod-storage/one is not replicated: {status}",) if found else ())

    def test_asks_about_the_newest_twenty_objects(self, session, settings):
        client = session.client("s3")
        client.create_bucket(Bucket="prod-storage")
        for number in range(25):
            client.put_object(Bucket="prod-storage", Key=str(number), Body=b"1")
        asked = []
        session.events.register("after-call.s3.HeadObject", lambda **_: asked.append(1))

        check_replication(session, settings)

        assert len(asked) == 20


class TestCertificates:
    def test_tells_of_those_that_expire_soon_and_how_long_the_first_lasts(self, session, settings):
        def certificate(name, days):
            return {"DomainName": name, "NotAfter": settings.now + timedelta(days=days)}

        certificates = [certificate("a.example.com", 29), certificate("b.example.com", 31), {"DomainName": "new"}]
        answer(session, "acm.ListCertificates", {"CertificateSummaryList": certificates})

        result = check_certificates(session, settings)

        assert result.findings == ("The certificate of a.example.com expires in 29 days",)
        assert result.metrics == {"CertificateDaysLeft": 29}

    def test_has_nothing_to_say_of_a_region_without_any(self, session, settings):
        result = check_certificates(session, settings)

        assert (result.findings, result.metrics) == ((), {})
