import { companion, none, property } from "../../conditions/resources.js";
import { at, both, is, matches, someOf } from "../../conditions/values.js";
import { denies } from "../../documents.js";
import type { Condition } from "../../rule.js";
import { strongPolicy } from "../balancer.js";

const BY_TYPE: Readonly<Record<string, Condition>> = {
  "aws:s3/bucket:Bucket": companion(
    "aws:s3/bucketPolicy:BucketPolicy",
    "bucket",
    property("policy", denies("NumericLessThan", "s3:TlsVersion", /^1\.[23]$/)),
  ),
  "aws:lb/listener:Listener": (listener, world) =>
    property("protocol", is("HTTPS", "TLS"))(listener, world) === "yes"
      ? property("sslPolicy", strongPolicy)(listener, world)
      : property("defaultActions", someOf(at("redirect.protocol", is("HTTPS"))))(listener, world),
  "aws:rds/parameterGroup:ParameterGroup": property(
    "parameters",
    someOf(both(at("name", is("ssl_min_protocol_version")), at("value", matches(/^TLSv1\.[23]$/)))),
  ),
  "aws:sns/topicSubscription:TopicSubscription": none(property("protocol", is("http"))),
};

export const SPEAKING = Object.keys(BY_TYPE);

export const speaksTls: Condition = (resource, world) => BY_TYPE[resource.type]?.(resource, world) ?? "unknown";
