"""Auto Scaling and launch templates: what they were given is returned, and nothing else."""

from moto.autoscaling.models import FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.ec2.models.launch_templates import LaunchTemplateBackend

FORGOTTEN = {
    "DefaultInstanceWarmup": ("default_instance_warmup", int),
    "MaxInstanceLifetime": ("max_instance_lifetime", int),
    "ServiceLinkedRoleARN": ("service_linked_role_arn", str),
}


def close_gaps() -> None:
    for action in ("create_auto_scaling_group", "update_auto_scaling_group"):
        remember_what_groups_forget(action)
    return_no_predictions()
    keep_the_tags_of_a_template_out_of_it()


def remember_what_groups_forget(action: str) -> None:
    original = getattr(AutoScalingResponse, action)

    def remembering(self):
        answer = original(self)
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        for parameter, (attribute, kind) in FORGOTTEN.items():
            given = self._get_param(parameter)
            if given is not None:
                setattr(group, attribute, kind(given))
        return answer

    setattr(AutoScalingResponse, action, remembering)


def return_no_predictions() -> None:
    """DescribePolicies returns an empty prediction for every policy, and calls each disabled."""
    original = FakeScalingPolicy.__init__

    def init(self, *given, **named):
        original(self, *given, **named)
        self.predictive_scaling_configuration = self.predictive_scaling_configuration or None
        self.enabled = True

    FakeScalingPolicy.__init__ = init


def keep_the_tags_of_a_template_out_of_it() -> None:
    """CreateLaunchTemplate puts the template's own tags among those of what is launched from it."""
    original = LaunchTemplateBackend.create_launch_template

    def create_launch_template(self, name, description, template_data, tag_spec):
        launched = template_data.get("TagSpecifications", [])
        kept = [one for one in launched if one["ResourceType"] != "launch-template"]
        return original(self, name, description, {**template_data, "TagSpecifications": kept}, tag_spec)

    LaunchTemplateBackend.create_launch_template = create_launch_template
