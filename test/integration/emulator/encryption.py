"""KMS: the period of rotation. EC2: the default key of volumes."""

import json

from moto.core.responses import ActionResult
from moto.ec2.responses import EC2Response
from moto.kms.responses import KmsResponse

DEFAULT_PERIOD = 365


def close_gaps() -> None:
    remember_the_rotation_period()
    remember_the_default_key_of_volumes()


def remember_the_rotation_period() -> None:
    """EnableKeyRotation ignores it, and GetKeyRotationStatus returns none."""
    enable = KmsResponse.enable_key_rotation
    status = KmsResponse.get_key_rotation_status

    def key_of(self):
        return self.kms_backend.keys[self.kms_backend.get_key_id(self._get_param("KeyId"))]

    def enable_key_rotation(self):
        answer = enable(self)
        key_of(self).rotation_period = self._get_param("RotationPeriodInDays") or DEFAULT_PERIOD
        return answer

    def get_key_rotation_status(self):
        answer = json.loads(status(self))
        if answer["KeyRotationEnabled"]:
            answer["RotationPeriodInDays"] = int(getattr(key_of(self), "rotation_period", DEFAULT_PERIOD))
        return json.dumps(answer)

    KmsResponse.enable_key_rotation = enable_key_rotation
    KmsResponse.get_key_rotation_status = get_key_rotation_status


def remember_the_default_key_of_volumes() -> None:
    """ModifyEbsDefaultKmsKeyId is there, GetEbsDefaultKmsKeyId and ResetEbsDefaultKmsKeyId are not."""

    def answer(self):
        own = f"arn:aws:kms:{self.region}:{self.current_account}:alias/aws/ebs"
        return ActionResult({"KmsKeyId": getattr(self.ec2_backend, "ebs_default_key", own)})

    def modify(self):
        self.ec2_backend.ebs_default_key = self._get_param("KmsKeyId")
        return answer(self)

    def reset(self):
        vars(self.ec2_backend).pop("ebs_default_key", None)
        return answer(self)

    EC2Response.get_ebs_default_kms_key_id = answer
    EC2Response.modify_ebs_default_kms_key_id = modify
    EC2Response.reset_ebs_default_kms_key_id = reset
