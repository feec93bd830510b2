import { answer, some, type Answer } from "../answer.js";
import { all, property, stackHas } from "../conditions/resources.js";
import {
  at,
  atLeast,
  both,
  either,
  is,
  not,
  orLeftOut,
  said,
  someOf,
  absent,
  type Test,
} from "../conditions/values.js";
import { control } from "../control.js";
import { isUnknown, type PlannedResource } from "../planned-resource.js";
import type { Rule } from "../rule.js";

const TRAIL = ["aws:cloudtrail/trail:Trail"];

/** One of the trail's selectors takes such events, and its fields meet what else is asked. */
function selects(category: string, extra: Test = () => "yes"): Test {
  const isCategory = both(at("field", is("eventCategory")), at("equals", someOf(is(category))));
  return someOf(at("fieldSelectors", both(someOf(isCategory), extra)));
}

const ofObjects = someOf(both(at("field", is("resources.type")), at("equals", someOf(is("AWS::S3::Object")))));

const ofAll = not(someOf(at("field", is("resources.ARN"))));

/** No selector keeps only the other kind. */
function takes(readOnly: boolean): Test {
  return not(someOf(both(at("field", is("readOnly")), at("equals", someOf(is(!readOnly))))));
}

const everyRegion = all(
  property("isMultiRegionTrail", is(true)),
  property("enableLogging", orLeftOut(is(true))),
  property("advancedEventSelectors", either(absent, selects("Management", both(takes(true), takes(false))))),
);

function sameBucket({ bucket }: PlannedResource["inputs"], { s3BucketName }: PlannedResource["inputs"]): Answer {
  return isUnknown(bucket) || isUnknown(s3BucketName) ? "unknown" : answer(bucket === s3BucketName);
}

export const TRAIL_RULES: readonly Rule[] = [
  control("CloudTrail.1", "high", {
    cis: "3.1",
    title: "a trail records what is asked of AWS in every region",
    protectsFrom: "Deeds that nobody can prove",
    remedy: "make a Trail with isMultiRegionTrail and management events",
    check: { stack: "global", promised: "trail", has: stackHas("aws:cloudtrail/trail:Trail", everyRegion) },
  }),
  control("CloudTrail.2", "medium", {
    cis: "3.5",
    title: "trails are encrypted with a KMS key",
    protectsFrom: "Whoever may read the bucket and not use the key",
    remedy: "set kmsKeyId",
    check: { of: TRAIL, holds: property("kmsKeyId", said) },
  }),
  control("CloudTrail.4", "low", {
    cis: "3.2",
    title: "a change to a trail's files can be seen",
    protectsFrom: "Whoever removes his traces",
    remedy: "set enableLogFileValidation to true",
    check: { of: TRAIL, holds: property("enableLogFileValidation", is(true)) },
  }),
  control("CloudTrail.5", "low", {
    title: "trails are written to CloudWatch",
    protectsFrom: "Deeds that no alarm can tell of",
    remedy: "set cloudWatchLogsGroupArn and cloudWatchLogsRoleArn",
    check: {
      of: TRAIL,
      holds: all(property("cloudWatchLogsGroupArn", said), property("cloudWatchLogsRoleArn", said)),
    },
  }),
  control("CloudTrail.7", "low", {
    ...{ beyond: "cis", cis: "3.4" },
    title: "the trail's bucket logs who asks it for what",
    protectsFrom: "A look into the trail that leaves no trace",
    remedy: "give the trail's bucket a BucketLogging",
    check: {
      of: TRAIL,
      holds: ({ inputs }, world) =>
        some(world.ofType("aws:s3/bucketLogging:BucketLogging").map((one) => sameBucket(one.inputs, inputs))),
    },
  }),
  ...(["S3.22 3.8 written false", "S3.23 3.9 read true"] as const).map((text) => {
    const [id = "", number = "", what = "", readOnly] = text.split(" ");
    return control(id, "medium", {
      ...{ beyond: "cis", cis: number },
      title: `a trail records which objects are ${what}`,
      protectsFrom: "A theft or a forgery that nobody can prove",
      remedy: "select data events of AWS::S3::Object in advancedEventSelectors",
      check: {
        of: TRAIL,
        holds: property("advancedEventSelectors", selects("Data", both(ofObjects, ofAll, takes(readOnly === "true")))),
      },
    });
  }),
  control("CloudWatch.15", "high", {
    beyond: "nist",
    title: "alarms tell somebody",
    protectsFrom: "An alarm that nobody hears",
    remedy: "name the alerts topic in alarmActions",
    check: { of: ["aws:cloudwatch/metricAlarm:MetricAlarm"], holds: property("alarmActions", someOf(said)) },
  }),
  control("CloudWatch.16", "medium", {
    beyond: "nist",
    title: "logs are kept for a year or more",
    protectsFrom: "A question that comes after its answer was deleted",
    remedy: "set retentionInDays to 365 or more",
    check: { of: ["aws:cloudwatch/logGroup:LogGroup"], holds: property("retentionInDays", atLeast(365)) },
  }),
  control("CloudWatch.17", "high", {
    beyond: "nist",
    title: "alarms are switched on",
    protectsFrom: "An alarm that nobody hears",
    remedy: "leave actionsEnabled out, or set it to true",
    check: {
      of: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
      holds: property("actionsEnabled", orLeftOut(is(true))),
    },
  }),
];
