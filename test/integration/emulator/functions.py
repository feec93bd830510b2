"""Lambda forgets where a function logs to and where its failed events go."""

from moto.awslambda.models import LambdaFunction

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
        return {**describe(self, *given, **named), **self.remembered}

    LambdaFunction.__init__ = init
    LambdaFunction.update_configuration = update_configuration
    LambdaFunction.get_configuration = get_configuration
