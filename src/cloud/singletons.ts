import type { SingletonKind } from "./aws-account.js";

interface Singleton {
  /** Of the resource that tapctl would make. */
  readonly type: string;
  readonly title: string;
  /** What to set in the configuration, or what to type to make room. */
  readonly remedy: (found: string, region: string) => string;
}

/** What baseline would make, and AWS allows once. */
export const SINGLETONS: Readonly<Record<SingletonKind, Singleton>> = {
  config: {
    type: "aws:cfg/recorder:Recorder",
    title: "A recorder of AWS Config",
    remedy: (found, region) =>
      `${takeOver(region, `recorder: ${found}`)}; leave it to its owner: features: { config: false }, or baseline: { region: skip }; or delete it: aws configservice delete-configuration-recorder --configuration-recorder-name ${found} --region ${region}`,
  },
  deliveryChannel: {
    type: "aws:cfg/deliveryChannel:DeliveryChannel",
    title: "A delivery channel of AWS Config",
    remedy: (found, region) =>
      `${takeOver(region, `deliveryChannel: ${found}`)}; leave it to its owner: features: { config: false }, or baseline: { region: skip }; or delete it: aws configservice delete-delivery-channel --delivery-channel-name ${found} --region ${region}`,
  },
  guardDuty: {
    type: "aws:guardduty/detector:Detector",
    title: "A detector of GuardDuty",
    remedy: (found, region) =>
      `${takeOver(region, `detector: ${found}`)}; leave it to its owner: features: { guardDuty: false }, or baseline: { region: skip }; or delete it: aws guardduty delete-detector --detector-id ${found} --region ${region}`,
  },
  securityHub: {
    type: "aws:securityhub/account:Account",
    title: "Security Hub",
    remedy: (_found, region) =>
      `${takeOver(region, "securityHub: true")}; leave it to its owner: features: { securityHub: false }, or baseline: { region: skip }; or disable it: aws securityhub disable-security-hub --region ${region}`,
  },
  ciProvider: {
    type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    title: "The identity provider of GitHub Actions",
    remedy: (found) =>
      `Take it over: baseline: { account: import, imports: { global: { ciProvider: "${found}" } } }; leave it to its owner: ci: { manageRole: false }, or baseline: { account: skip }; or delete it: aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ${found}`,
  },
};

function takeOver(region: string, chosen: string): string {
  return `Take it over: baseline: { region: import, imports: { ${region}: { ${chosen} } } }`;
}
