import { all, property } from "../conditions/resources.js";
import { atMost, is, orLeftOut, said } from "../conditions/values.js";
import { ownControl } from "../control.js";
import type { Rule } from "../rule.js";
import { hasOwnName, NAMED } from "./own/names.js";
import { encryptsWithOwnKey, KEYED } from "./own/keys.js";
import { carriesTags, TAGGED } from "./own/tags.js";
import { SPEAKING, speaksTls } from "./own/tls.js";

const DOCS = "https://docs.aws.amazon.com";

/** What tapctl's specification says beyond the standards. */
export const PROMISE_RULES: readonly Rule[] = [
  ownControl("10", "low", {
    title: "names tell environment, service and region",
    protectsFrom: "A change to the wrong environment's resource",
    remedy: "name it as in PROD-alb-web-us-east-1, or in lower case where AWS knows no other",
    source: `${DOCS}/whitepapers/latest/tagging-best-practices/tagging-best-practices.html`,
    check: { of: NAMED, holds: hasOwnName },
  }),
  ownControl("11", "low", {
    title: "resources carry Environment, Owner, CostCenter, Project and ManagedBy as configured",
    protectsFrom: "Resources that nobody answers or pays for",
    remedy: "register it within a component of tapctl's, which adds them",
    source: `${DOCS}/whitepapers/latest/tagging-best-practices/tagging-best-practices.html`,
    check: { of: TAGGED, holds: carriesTags },
  }),
  ownControl("12", "high", {
    title: "what is encrypted is encrypted with its own region's key",
    protectsFrom: "Keys that nobody can take away from a thief, and regions that fall with another one",
    remedy: "give it the key of its region, which is tapctl's and not AWS's",
    source: `${DOCS}/kms/latest/developerguide/concepts.html`,
    check: { of: KEYED, holds: encryptsWithOwnKey },
  }),
  ownControl("13", "high", {
    title: "connections use TLS 1.2 or better",
    protectsFrom: "Whoever breaks old versions of TLS, or listens where there is none",
    remedy: "ask for it: s3:TlsVersion in bucket policies, ssl_min_protocol_version, a TLS 1.2 policy on listeners",
    source: `${DOCS}/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html`,
    check: { of: SPEAKING, holds: speaksTls },
  }),
  ownControl("14", "high", {
    title: "roles have a boundary, the environment's path and sessions of an hour",
    protectsFrom: "A role that is given more than any of tapctl's may have",
    remedy: "make it with the component ServiceRole",
    source: `${DOCS}/IAM/latest/UserGuide/access_policies_boundaries.html`,
    check: {
      of: ["aws:iam/role:Role"],
      holds: all(
        property("permissionsBoundary", said),
        property("maxSessionDuration", orLeftOut(atMost(3600))),
        (role, world) => property("path", is(`/tapctl/${world.platform.environment}/`))(role, world),
      ),
    },
  }),
  ownControl("15", "high", {
    title: "there are no IAM users and no long-lived keys",
    protectsFrom: "Credentials that leak and work for ever",
    remedy: "make a role that is taken on for an hour",
    source: `${DOCS}/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles`,
    check: { of: ["aws:iam/user:User", "aws:iam/accessKey:AccessKey"], holds: () => "no" },
  }),
];
