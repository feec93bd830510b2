from typing import Any

from .result import Result
from .settings import Settings

STANDARD_TAGS = ("Environment", "Owner", "CostCenter", "Project", "ManagedBy")


def check_tags(session: Any, settings: Settings) -> Result:
    """What carries the project's tag must carry the four others: only tagged resources can be listed at all."""
    pages = session.client("resourcegroupstaggingapi").get_paginator("get_resources")
    ours = [{"Key": "Project", "Values": [settings.project]}]
    resources = [one for page in pages.paginate(TagFilters=ours) for one in page["ResourceTagMappingList"]]
    incomplete = [(one["ResourceARN"], missing) for one in resources if (missing := missing_tags(one["Tags"]))]
    return Result(
        findings=tuple(f"{arn} lacks the tags {', '.join(missing)}" for arn, missing in incomplete),
        metrics={"UntaggedResources": len(incomplete)},
    )


def missing_tags(tags: list[dict[str, str]]) -> list[str]:
    present = {tag["Key"] for tag in tags if tag["Value"]}
    return [name for name in STANDARD_TAGS if name not in present]
