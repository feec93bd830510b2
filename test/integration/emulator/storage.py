"""S3 takes all of a bucket's settings, and leaves some of them out of its answers: here it returns what it was given."""

from moto.core.responses import ActionResult
from moto.s3.exceptions import ReplicationConfigurationNotFoundError
from moto.s3.responses import S3Response


def close_gaps() -> None:
    return_the_format_of_log_names()
    return_event_bridge()
    return_whole_replication_rules()


def return_the_format_of_log_names() -> None:
    """GetBucketLogging leaves TargetObjectKeyFormat out."""

    def get_bucket_logging(self):
        self.data["Action"] = "GetBucketLogging"
        logging = self.backend.get_bucket_logging(self.bucket_name)
        wanted = ("TargetBucket", "TargetPrefix", "TargetObjectKeyFormat")
        enabled = {key: logging[key] for key in wanted if logging and logging.get(key)}
        return self.serialized(ActionResult({"LoggingEnabled": enabled} if logging else {}))

    S3Response.get_bucket_logging = get_bucket_logging


def return_event_bridge() -> None:
    """GetBucketNotificationConfiguration returns topics, queues and functions only."""
    original = S3Response.serialized

    def serialized(self, action_result):
        if self.data.get("Action") == "GetBucketNotificationConfiguration":
            notification = self.backend.get_bucket_notification_configuration(self.bucket_name)
            if notification and notification.event_bridge is not None:
                action_result.result["EventBridgeConfiguration"] = {}
        return original(self, action_result)

    S3Response.serialized = serialized


def return_whole_replication_rules() -> None:
    """GetBucketReplication leaves sourceSelectionCriteria out, and calls deleteMarkerReplication disabled."""

    def get_bucket_replication(self):
        self.data["Action"] = "GetBucketReplication"
        replication = self.backend.get_bucket_replication(self.bucket_name)
        if not replication:
            raise ReplicationConfigurationNotFoundError(bucket_name=self.bucket_name)
        rules = [{**rule, "Filter": {"Prefix": ""}} for rule in replication["Rule"]]
        return self.serialized(
            ActionResult({"ReplicationConfiguration": {"Role": replication["Role"], "Rules": rules}})
        )

    S3Response.get_bucket_replication = get_bucket_replication
