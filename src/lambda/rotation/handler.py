import logging
import os
from collections.abc import Callable, Mapping
from typing import Any

import boto3

from .database import set_password, wait_for_password
from .secret import PENDING, Rotation, check_token, create_pending, finish, pending_password

log = logging.getLogger(__name__)

Step = Callable[[Rotation], None]


def handle(event: Mapping[str, str], context: Any) -> None:
    """Called by Secrets Manager once a step:
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
    """
    rotation = Rotation(
        session=boto3.Session(),
        secret=event["SecretId"],
        token=event["ClientRequestToken"],
        instance=os.environ["ROTATION_DATABASE"],
        milliseconds_left=context.get_remaining_time_in_millis,
    )
    step = STEPS.get(event["Step"])
    if step is None:
        raise ValueError(f"Cannot take the step {event['Step']}: wanted one of {', '.join(STEPS)}")
    if check_token(rotation) == PENDING:
        step(rotation)
    log.info("Took the step %s of %s", event["Step"], rotation.secret)


def set_secret(rotation: Rotation) -> None:
    set_password(rotation, pending_password(rotation))


STEPS: Mapping[str, Step] = {
    "createSecret": create_pending,
    "setSecret": set_secret,
    "testSecret": wait_for_password,
    "finishSecret": finish,
}
