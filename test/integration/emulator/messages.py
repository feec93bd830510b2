"""SNS takes a topic's signature version and tracing, and leaves them out of GetTopicAttributes."""

from moto.sns.responses import SNSResponse

LEFT_OUT = {"SignatureVersion": "signature_version", "TracingConfig": "tracing_config"}


def close_gaps() -> None:
    original = SNSResponse.get_topic_attributes

    def get_topic_attributes(self):
        answer = original(self)
        topic = self.backend.get_topic(self._get_param("TopicArn"))
        for name, attribute in LEFT_OUT.items():
            if getattr(topic, attribute, None) is not None:
                answer.result["Attributes"][name] = str(getattr(topic, attribute))
        return answer

    SNSResponse.get_topic_attributes = get_topic_attributes
