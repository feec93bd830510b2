import type { ReferenceKind } from "./reference-kind.js";

export const COMPUTE_KINDS: readonly ReferenceKind[] = [
  {
    pattern: /^arn:aws:iam::\d{12}:instance-profile\/.+$/,
    types: ["aws:iam/instanceProfile:InstanceProfile"],
    code: "InvalidParameterValue",
    message: (arn) =>
      `Value (${arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`,
  },
  {
    pattern: /^arn:aws:elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/.+$/,
    types: ["aws:lb/loadBalancer:LoadBalancer"],
    code: "LoadBalancerNotFound",
    message: (arn) => `Load balancers '[${arn}]' not found`,
  },
  {
    pattern: /^arn:aws:elasticloadbalancing:[^:]+:\d{12}:targetgroup\/.+$/,
    types: ["aws:lb/targetGroup:TargetGroup"],
    code: "TargetGroupNotFound",
    message: (arn) => `Target groups '[${arn}]' not found`,
  },
  {
    pattern: /^arn:aws:acm:[^:]+:\d{12}:certificate\/.+$/,
    types: ["aws:acm/certificate:Certificate"],
    code: "CertificateNotFound",
    message: (arn) => `Certificate '${arn}' not found`,
  },
  {
    pattern: /^arn:aws:wafv2:[^:]+:\d{12}:regional\/webacl\/.+$/,
    types: ["aws:wafv2/webAcl:WebAcl"],
    code: "WAFNonexistentItemException",
    message: () => "AWS WAF couldn't perform the operation because your resource doesn't exist.",
  },
];
