import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

CURRENT = "AWSCURRENT"
PENDING = "AWSPENDING"

# RDS takes none of / " @ and space in a password of PostgreSQL; quotes and backslashes trouble shells and URLs:
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
REFUSED = "/\"@ '\\"
PASSWORD_LENGTH = 40


@dataclass(frozen=True)
class Rotation:
    session: Any
    secret: str
    """The id of the version that becomes the new one."""
    token: str
    """The identifier of the one database instance that the secret opens."""
    instance: str
    milliseconds_left: Callable[[], int]

    @property
    def secrets(self) -> Any:
        return self.session.client("secretsmanager")


def check_token(rotation: Rotation) -> str:
    """Returns the stage of the token's version: PENDING, or CURRENT when there is nothing left to do."""
    described = rotation.secrets.describe_secret(SecretId=rotation.secret)
    if not described.get("RotationEnabled", True):
        raise ValueError(f"Cannot rotate {rotation.secret}: its rotation is off")
    stages = described["VersionIdsToStages"].get(rotation.token)
    if stages is None:
        raise ValueError(f"Cannot rotate {rotation.secret}: it has no version {rotation.token}")
    if CURRENT in stages:
        return CURRENT
    if PENDING not in stages:
        raise ValueError(f"Cannot rotate {rotation.secret}: its version {rotation.token} is not {PENDING}")
    return PENDING


def create_pending(rotation: Rotation) -> None:
    """Again after a failure, it keeps the password that it made before."""
    secrets = rotation.secrets
    try:
        read(rotation, VersionId=rotation.token, VersionStage=PENDING)
        return
    except secrets.exceptions.ResourceNotFoundException:
        pass
    current = read(rotation, VersionStage=CURRENT)
    password = secrets.get_random_password(PasswordLength=PASSWORD_LENGTH, ExcludeCharacters=REFUSED)
    secrets.put_secret_value(
        SecretId=rotation.secret,
        ClientRequestToken=rotation.token,
        SecretString=json.dumps({**current, "password": password["RandomPassword"]}),
        VersionStages=[PENDING],
    )


def pending_password(rotation: Rotation) -> str:
    return read(rotation, VersionId=rotation.token, VersionStage=PENDING)["password"]


def finish(rotation: Rotation) -> None:
    versions = rotation.secrets.describe_secret(SecretId=rotation.secret)["VersionIdsToStages"]
    current = next(version for version, stages in versions.items() if CURRENT in stages)
    rotation.secrets.update_secret_version_stage(
        SecretId=rotation.secret,
        VersionStage=CURRENT,
        MoveToVersionId=rotation.token,
        RemoveFromVersionId=current,
    )


def read(rotation: Rotation, **version: str) -> dict[str, str]:
    answer = rotation.secrets.get_secret_value(SecretId=rotation.secret, **version)
    return json.loads(answer["SecretString"])
