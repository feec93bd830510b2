"""Lambda forgets where a function logs to, where its failed events go, and in which VPC it runs."""

from moto.awslambda.models import LambdaFunction
from moto.ec2 import ec2_backends

FORGOTTEN = ("DeadLetterConfig", "LoggingConfig")


def close_gaps() -> None:
    make = LambdaFunction.__init__
    update = LambdaFunction.update_configuration
    describe = LambdaFunction.get_configuration

    def remember(function, spec):
        function.remembered = {
            **getattr(function, "remembered", {}),
            **{key: spec[key] for key in FORGOTTEN if spec.get(key)},
        }

    def init(self, account_id, spec, *given, **named):
        remember(self, spec)
        make(self, account_id, spec, *given, **named)

    def update_configuration(self, config_updates):
        remember(self, config_updates)
        return update(self, config_updates)

    def get_configuration(self, *given, **named):
        answer = {**describe(self, *given, **named), **self.remembered}
        network = answer.get("VpcConfig") or {}
        for subnet in network.get("SubnetIds", [])[:1]:
            vpc = ec2_backends[self.account_id][self.region].get_subnet(subnet).vpc_id
            answer["VpcConfig"] = {**network, "VpcId": vpc}
        return answer

    LambdaFunction.__init__ = init
    LambdaFunction.update_configuration = update_configuration
    LambdaFunction.get_configuration = get_configuration
