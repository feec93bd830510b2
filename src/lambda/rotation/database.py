import time
from typing import Any

from botocore.exceptions import ParamValidationError

from .secret import Rotation

PAUSE_SECONDS = 10
# What is left to say why it failed, before Lambda ends the function.
MARGIN_MILLISECONDS = 20_000


def set_password(rotation: Rotation, password: str) -> None:
    """Needs no connection to the database, and no driver."""
    try:
        rotation.session.client("rds").modify_db_instance(
            DBInstanceIdentifier=rotation.instance,
            MasterUserPassword=password,
            ApplyImmediately=True,
        )
    except ParamValidationError:
        # It would quote the password.
        raise ValueError(f"Cannot set the password of {rotation.instance}: it is no text that RDS takes") from None


def wait_for_password(rotation: Rotation) -> None:
    """Reads nothing of the secret: when rotation is turned on, this step alone is tried, with a version that Secrets
    Manager makes and removes again: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
    """
    while not is_settled(instance := describe(rotation)):
        if rotation.milliseconds_left() < MARGIN_MILLISECONDS + PAUSE_SECONDS * 1000:
            raise TimeoutError(
                f"Cannot use the new password of {rotation.instance} yet: the instance is {instance['DBInstanceStatus']}"
            )
        time.sleep(PAUSE_SECONDS)


def is_settled(instance: dict[str, Any]) -> bool:
    pending = instance.get("PendingModifiedValues", {})
    return instance["DBInstanceStatus"] == "available" and "MasterUserPassword" not in pending


def describe(rotation: Rotation) -> dict[str, Any]:
    answer = rotation.session.client("rds").describe_db_instances(DBInstanceIdentifier=rotation.instance)
    return answer["DBInstances"][0]
