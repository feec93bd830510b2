"""CloudTrail finds a trail that is to be deleted by its name, and answers well and does nothing when given its ARN."""

from moto.cloudtrail.models import CloudTrailBackend


def close_gaps() -> None:
    original = CloudTrailBackend.delete_trail

    def delete_trail(self, name):
        return original(self, name.split("/")[-1])

    CloudTrailBackend.delete_trail = delete_trail
