"""Route 53: ids of hosted zones. ACM: the algorithm of a certificate's key."""

from moto.acm.models import CertBundle
from moto.acm.responses import AWSCertificateManagerResponse
from moto.route53 import models


def close_gaps() -> None:
    begin_zone_ids_with_a_z()
    remember_the_key_algorithm()


def begin_zone_ids_with_a_z() -> None:
    """In AWS they all do."""
    original = models.create_route53_zone_id
    models.create_route53_zone_id = lambda *given, **named: f"Z{original(*given, **named)[1:]}"


def remember_the_key_algorithm() -> None:
    """RequestCertificate makes an RSA key, whatever it is asked for."""
    request = AWSCertificateManagerResponse.request_certificate
    describe = CertBundle.describe

    def request_certificate(self):
        answer = request(self)
        certificate = self.acm_backend.get_certificate(answer.result["CertificateArn"])
        certificate.key_algorithm = self._get_param("KeyAlgorithm")
        return answer

    def describe_certificate(self):
        answer = describe(self)
        wanted = getattr(self, "key_algorithm", None)
        if wanted:
            answer["Certificate"]["KeyAlgorithm"] = wanted
        return answer

    AWSCertificateManagerResponse.request_certificate = request_certificate
    CertBundle.describe = describe_certificate
