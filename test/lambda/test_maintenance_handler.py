import json
from dataclasses import replace

import pytest
from maintenance import handler
from maintenance.report import metric_line, summary
from maintenance.result import Result
from maintenance.settings import read_settings


def told(result):
    return lambda session, settings: result


def broken(session, settings):
    raise RuntimeError("no route to host")


@pytest.fixture
def notices(session, settings):
    """Creates the topic, and returns a function that reads what was published to it."""
    client = session.client("sns")
    arn = client.create_topic(Name="alerts")["TopicArn"]
    queues = session.client("sqs")
    queue = queues.create_queue(QueueName="notices")["QueueUrl"]
    client.subscribe(TopicArn=arn, Protocol="sqs", Endpoint="arn:aws:sqs:us-east-1:123456789012:notices")

    def read():
        messages = queues.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", [])
        return [json.loads(message["Body"]) for message in messages]

    return arn, read


def test_sends_one_summary_of_all_checks(session, settings, notices):
    arn, read = notices
    checks = {"tags": told(Result(("a lacks Owner",))), "volumes": told(Result(("b is free", "c is plain")))}

    answer = handler.look_after(session, replace(settings, topic_arn=arn), checks)

    (notice,) = read()
    assert notice["Subject"] == "prod us-east-1: 3 findings"
    assert notice["Message"].splitlines()[2:] == ["tags: a lacks Owner", "volumes: b is free", "volumes: c is plain"]
    assert answer == {"findings": 3, "failedChecks": 0}


def test_goes_on_after_a_check_that_fails_and_reports_it(session, settings, notices, capsys):
    arn, read = notices
    checks = {"tags": broken, "volumes": told(Result(("b is free",), {"UnattachedVolumes": 1}))}

    answer = handler.look_after(session, replace(settings, topic_arn=arn), checks)

    (notice,) = read()
    assert "tags: The check itself failed: RuntimeError: no route to host" in notice["Message"]
    assert "volumes: b is free" in notice["Message"]
    metrics = json.loads(capsys.readouterr().out)
    assert (metrics["FailedChecks"], metrics["UnattachedVolumes"]) == (1, 1)
    assert answer == {"findings": 2, "failedChecks": 1}


def test_fails_when_nobody_can_be_told(session, settings):
    with pytest.raises(Exception, match="NotFound"):
        handler.look_after(session, settings, {})


def test_runs_every_check_with_the_settings_of_its_environment(session, monkeypatch, notices, capsys):
    arn, read = notices
    variables = {
        "MAINT_ENVIRONMENT": "prod",
        "MAINT_PROJECT": "tap",
        "MAINT_TOPIC_ARN": arn,
        "MAINT_BUCKET": "prod-storage",
        "MAINT_SNAPSHOT_DAYS": "90",
        "MAINT_CERTIFICATE_DAYS": "30",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 30}}
    client = session.client("s3")
    client.create_bucket(Bucket="prod-storage", ObjectLockEnabledForBucket=True)
    lock = {"ObjectLockEnabled": "Enabled", "Rule": rule}
    client.put_object_lock_configuration(Bucket="prod-storage", ObjectLockConfiguration=lock)

    assert handler.handle({}, None) == {"findings": 0, "failedChecks": 0}

    (notice,) = read()
    assert notice["Subject"] == "prod us-east-1: nothing to do"
    metrics = json.loads(capsys.readouterr().out)
    names = [metric["Name"] for metric in metrics["_aws"]["CloudWatchMetrics"][0]["Metrics"]]
    assert sorted(names) == [
        *["FailedChecks", "OldSnapshots", "UnattachedVolumes", "UnencryptedVolumes"],
        *["UnlockedBuckets", "UnreplicatedObjects", "UntaggedResources"],
    ]


@pytest.mark.parametrize(("value", "applies"), [("1", True), ("0", False), ("true", False), (None, False)])
def test_changes_something_for_maint_apply_1_alone(settings, value, applies):
    variables = {"MAINT_ENVIRONMENT": "prod", "MAINT_PROJECT": "tap", "AWS_REGION": "us-east-1"}
    variables |= {"MAINT_TOPIC_ARN": "arn", "MAINT_BUCKET": "b"}
    variables |= {"MAINT_SNAPSHOT_DAYS": "90", "MAINT_CERTIFICATE_DAYS": "30"}
    variables |= {} if value is None else {"MAINT_APPLY": value}

    assert read_settings(variables, settings.now).apply is applies


def test_writes_metrics_that_cloudwatch_finds_in_the_log(settings):
    line = metric_line([Result(metrics={"A": 1}), Result(metrics={"B": 2.5})], settings)

    assert json.loads(line) == {
        "_aws": {
            "Timestamp": int(settings.now.timestamp() * 1000),
            "CloudWatchMetrics": [
                {
                    "Namespace": "TAP/Maintenance",
                    "Dimensions": [["Environment"]],
                    "Metrics": [{"Name": "A"}, {"Name": "B"}],
                }
            ],
        },
        "Environment": "prod",
        "A": 1,
        "B": 2.5,
    }


def test_keeps_a_notification_within_what_sns_takes(settings):
    findings = tuple(f"finding {number}" for number in range(300))

    message = summary({"tags": Result(findings)}, settings)["Message"]

    assert message.splitlines()[-1] == "and 100 more"
