from datetime import timedelta
from typing import Any

from .result import Result
from .settings import Settings


def check_certificates(session: Any, settings: Settings) -> Result:
    pages = session.client("acm").get_paginator("list_certificates").paginate(CertificateStatuses=["ISSUED"])
    certificates = [one for page in pages for one in page["CertificateSummaryList"] if "NotAfter" in one]
    left = {one["DomainName"]: (one["NotAfter"] - settings.now) / timedelta(days=1) for one in certificates}
    soon = {name: days for name, days in left.items() if days < settings.certificate_days}
    return Result(
        findings=tuple(f"The certificate of {name} expires in {days:.0f} days" for name, days in soon.items()),
        metrics={"CertificateDaysLeft": min(left.values())} if left else {},
    )
