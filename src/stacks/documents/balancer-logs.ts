import type { Place } from "../naming.js";
import type { Statement } from "./statement.js";

/** Where a load balancer's logs go in the logs bucket: who asked for what, and who connected how. */
export const BALANCER_LOG_PREFIXES = { access: "alb", connection: "alb-conn" } as const;

/**
 * Both the service and, in regions from before August 2022, the account that balancers write from. AWS names either:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function balancerLogs({ account, region }: Place, bucketArn: string): Statement[] {
  const Resource = Object.values(BALANCER_LOG_PREFIXES).map((prefix) => `${bucketArn}/${prefix}/AWSLogs/${account}/*`);
  const write = { Effect: "Allow", Action: "s3:PutObject", Resource } as const;
  const writer = WRITERS[region];
  return [
    { Sid: "BalancerLogs", Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" }, ...write },
    ...(writer === undefined
      ? []
      : [{ Sid: "BalancerLogsOfAccount", Principal: { AWS: `arn:aws:iam::${writer}:root` }, ...write }]),
  ];
}

const WRITERS: Readonly<Record<string, string>> = {
  "af-south-1": "098369216593",
  "ap-east-1": "754344448648",
  "ap-northeast-1": "582318560864",
  "ap-northeast-2": "600734575887",
  "ap-northeast-3": "383597477331",
  "ap-south-1": "718504428378",
  "ap-southeast-1": "114774131450",
  "ap-southeast-2": "783225319266",
  "ap-southeast-3": "589379963580",
  "ca-central-1": "985666609251",
  "eu-central-1": "054676820928",
  "eu-north-1": "897822967062",
  "eu-south-1": "635631232127",
  "eu-west-1": "156460612806",
  "eu-west-2": "652711504416",
  "eu-west-3": "009996457667",
  "me-south-1": "076674570225",
  "sa-east-1": "507241528517",
  "us-east-1": "127311923021",
  "us-east-2": "033677994240",
  "us-west-1": "027434742980",
  "us-west-2": "797873946194",
};
