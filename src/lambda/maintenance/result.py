from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Result:
    """What one check found. Metrics are by name; CloudWatch adds up those of several checks with one name."""

    findings: tuple[str, ...] = ()
    metrics: Mapping[str, float] = field(default_factory=dict)
