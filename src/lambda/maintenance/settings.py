from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Settings:
    environment: str
    project: str
    region: str
    topic_arn: str
    bucket: str
    snapshot_days: int
    certificate_days: int
    """False: say what would be done."""
    apply: bool
    now: datetime

    @property
    def ours(self) -> dict[str, str]:
        """The tags by which this environment's resources are known."""
        return {"Environment": self.environment, "Project": self.project}


def read_settings(variables: Mapping[str, str], now: datetime) -> Settings:
    return Settings(
        environment=variables["MAINT_ENVIRONMENT"],
        project=variables["MAINT_PROJECT"],
        region=variables["AWS_REGION"],
        topic_arn=variables["MAINT_TOPIC_ARN"],
        bucket=variables["MAINT_BUCKET"],
        snapshot_days=int(variables["MAINT_SNAPSHOT_DAYS"]),
        certificate_days=int(variables["MAINT_CERTIFICATE_DAYS"]),
        apply=variables.get("MAINT_APPLY") == "1",
        now=now,
    )
