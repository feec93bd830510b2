import json
import logging

import pytest
from botocore.exceptions import ClientError
from conftest import answer
from rotation import database, handler, secret

TOKEN = "11111111-2222-3333-4444-555555555555"
INSTANCE = "prod-rds-pg15-us-east-1"
OLD = {"username": "tap", "password": "old-password", "host": "db.example.com", "port": 5433}


class Context:
    def __init__(self, milliseconds=300_000):
        self.milliseconds = milliseconds

    def get_remaining_time_in_millis(self):
        return self.milliseconds


@pytest.fixture
def client(session):
    return session.client("secretsmanager")


@pytest.fixture
def arn(session, client, monkeypatch):
    monkeypatch.setenv("ROTATION_DATABASE", INSTANCE)
    monkeypatch.setattr(handler.boto3, "Session", lambda: session)
    monkeypatch.setattr(database.time, "sleep", lambda _: None)
    rest = {"Engine": "postgres", "DBInstanceClass": "db.m7g.large", "AllocatedStorage": 20, "MasterUsername": "tap"}
    session.client("rds").create_db_instance(
        DBInstanceIdentifier=INSTANCE, MasterUserPassword=OLD["password"], **rest
    )
    return client.create_secret(Name="PROD-secret-pg15-global", SecretString=json.dumps(OLD))["ARN"]


@pytest.fixture
def pending(client, arn):
    """A version that Secrets Manager prepared for the rotation, as it does before createSecret: it holds nothing new."""
    client.put_secret_value(
        SecretId=arn, ClientRequestToken=TOKEN, SecretString=json.dumps(OLD), VersionStages=["AWSPENDING"]
    )
    return arn


def step(name, arn, token=TOKEN, context=None):
    event = {"Step": name, "SecretId": arn, "ClientRequestToken": token}
    handler.handle(event, context or Context())


def stages(client, arn):
    return {
        stage: version
        for version, held in client.describe_secret(SecretId=arn)["VersionIdsToStages"].items()
        for stage in held
    }


def value(client, arn, stage):
    return json.loads(client.get_secret_value(SecretId=arn, VersionStage=stage)["SecretString"])


def described(session, **values):
    session.events.register(
        "after-call.rds.DescribeDBInstances", lambda parsed, **_: parsed["DBInstances"][0].update(values)
    )


class TestCreateSecret:
    @pytest.fixture
    def named(self, session, arn):
        """As Secrets Manager does: the token has a stage, and no value yet."""

        def add(parsed, **_):
            parsed["VersionIdsToStages"].setdefault(TOKEN, ["AWSPENDING"])

        session.events.register("after-call.secrets-manager.DescribeSecret", add)
        return arn

    def test_changes_the_password_alone(self, client, named):
        step("createSecret", named)

        new = value(client, named, "AWSPENDING")
        assert {**new, "password": OLD["password"]} == OLD
        assert len(new["password"]) == 40
        assert value(client, named, "AWSCURRENT") == OLD

    def test_asks_for_a_password_that_rds_takes(self, session, client, named):
        asked = []
        session.events.register(
            "before-call.secrets-manager.GetRandomPassword", lambda params, **_: asked.append(json.loads(params["body"]))
        )

        step("createSecret", named)

        assert asked == [{"PasswordLength": 40, "ExcludeCharacters": "/\"@ '\\"}]
        assert not set(value(client, named, "AWSPENDING")["password"]) & set("/\"@ '\\")

    def test_keeps_the_password_that_it_made_before(self, client, named):
        step("createSecret", named)
        first = value(client, named, "AWSPENDING")

        step("createSecret", named)

        assert value(client, named, "AWSPENDING") == first


class TestSetSecret:
    def test_gives_the_pending_password_to_the_one_instance_at_once(self, session, client, pending):
        requests = answer(session, "rds.ModifyDBInstance", {})

        step("setSecret", pending)

        (request,) = requests
        wanted = {
            "DBInstanceIdentifier": INSTANCE,
            "MasterUserPassword": OLD["password"],
            "ApplyImmediately": "true",
        }
        assert {key: request[key] for key in request if key not in ("Action", "Version")} == wanted

    def test_never_quotes_a_password_that_is_refused(self, session, client, arn):
        odd = json.dumps({**OLD, "password": ["leaked"]})
        client.put_secret_value(SecretId=arn, ClientRequestToken=TOKEN, SecretString=odd, VersionStages=["AWSPENDING"])

        with pytest.raises(ValueError, match=f"Cannot set the password of {INSTANCE}") as caught:
            step("setSecret", arn)

        assert "leaked" not in str(caught.value)
        assert caught.value.__suppress_context__


class TestTestSecret:
    def test_passes_when_the_instance_is_available(self, pending):
        step("testSecret", pending)

    def test_reads_nothing_of_a_version_that_is_only_tried(self, session, client, pending):
        read = []
        session.events.register("before-call.secrets-manager.GetSecretValue", lambda **_: read.append(1))

        step("testSecret", pending)

        assert read == []

    def test_waits_until_no_password_is_pending(self, session, pending, monkeypatch):
        answers = [{"MasterUserPassword": "****"}, {"MasterUserPassword": "****"}, {}]
        seen = []

        def change(parsed, **_):
            seen.append(1)
            parsed["DBInstances"][0]["PendingModifiedValues"] = answers.pop(0)

        session.events.register("after-call.rds.DescribeDBInstances", change)

        step("testSecret", pending)

        assert len(seen) == 3

    def test_gives_up_before_lambda_does(self, session, pending):
        described(session, DBInstanceStatus="resetting-master-credentials")

        with pytest.raises(TimeoutError, match=f"{INSTANCE} yet: the instance is resetting-master-credentials"):
            step("testSecret", pending, context=Context(29_000))


class TestFinishSecret:
    def test_moves_the_stage_to_the_new_version(self, client, pending):
        before = stages(client, pending)["AWSCURRENT"]

        step("finishSecret", pending)

        after = stages(client, pending)
        assert after["AWSCURRENT"] == TOKEN
        assert after["AWSPREVIOUS"] == before

    def test_does_nothing_the_second_time(self, client, pending):
        step("finishSecret", pending)
        step("finishSecret", pending)

        assert stages(client, pending)["AWSCURRENT"] == TOKEN


class TestChecks:
    def test_refuses_a_secret_that_does_not_rotate(self, session, pending):
        session.events.register(
            "after-call.secrets-manager.DescribeSecret", lambda parsed, **_: parsed.update(RotationEnabled=False)
        )

        with pytest.raises(ValueError, match="its rotation is off"):
            step("createSecret", pending)

    def test_refuses_a_token_that_is_no_version(self, arn):
        with pytest.raises(ValueError, match="it has no version"):
            step("createSecret", arn)

    def test_refuses_a_version_without_a_stage(self, client, pending):
        client.update_secret_version_stage(SecretId=pending, VersionStage="AWSPENDING", RemoveFromVersionId=TOKEN)

        with pytest.raises(ValueError, match=r"is not AWSPENDING|it has no version"):
            step("setSecret", pending)

    def test_refuses_a_step_that_it_does_not_know(self, pending):
        with pytest.raises(ValueError, match="Cannot take the step dropSecret"):
            step("dropSecret", pending)

    def test_says_who_may_not_read_the_secret(self, pending):
        with pytest.raises(ClientError, match="ResourceNotFoundException"):
            step("createSecret", "arn:aws:secretsmanager:us-east-1:123456789012:secret:other-abcdef")


def test_logs_no_password_in_a_whole_rotation(session, client, pending, caplog, capsys):
    caplog.set_level(logging.INFO)
    for name in ("createSecret", "setSecret", "testSecret", "finishSecret"):
        step(name, pending)

    written = caplog.text + "".join(capsys.readouterr())
    assert written.count("Took the step") == 4
    assert value(client, pending, "AWSCURRENT")["password"] not in written
    assert OLD["password"] not in written
    assert secret.REFUSED not in written
