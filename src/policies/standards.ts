import type { Requirement } from "./rule.js";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html */
export function fsbp(number: string): Requirement {
  return { standard: "AWS Foundational Security Best Practices", version: "1.0.0", number };
}

/** https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html */
export function cis(number: string, version = "5.0.0"): Requirement {
  return { standard: "CIS AWS Foundations Benchmark", version, number };
}

/** What Security Hub checks for it: https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference-nist-800-53.html */
export function nist(number: string): Requirement {
  return { standard: "NIST SP 800-53 Rev. 5 in AWS Security Hub", version: "5.0.0", number };
}

/** What tapctl promises beyond the standards. */
export function promise(number: string): Requirement {
  return { standard: "tapctl", version: "1", number };
}

/** A control in Security Hub's user guide: `S3.8` is on the page of `s3`. */
export function securityHub(control: string): string {
  const [service = "", number = ""] = control.toLowerCase().split(".");
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${service}-${number}`;
}
