"""GuardDuty: what an update does not name stays as it is, in AWS; moto forgets it."""

from moto.guardduty.models import Detector


def close_gaps() -> None:
    original = Detector.update

    def update(self, enable, finding_publishing_frequency, data_sources, features):
        named = {feature["name"]: feature for feature in [*self.features, *(features or [])]}
        original(self, enable, finding_publishing_frequency, data_sources, list(named.values()))

    Detector.update = update
