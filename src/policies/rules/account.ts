import { all, property, stackHas } from "../conditions/resources.js";
import { atLeast, atMost, is } from "../conditions/values.js";
import { control, ownControl } from "../control.js";
import type { Rule } from "../rule.js";
import { blocksPublicAccess } from "./s3.js";

const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const LAUNCH = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide";
const password = stackHas.bind(undefined, PASSWORDS);

export const ACCOUNT_RULES: readonly Rule[] = [
  control("Account.1", "medium", {
    cis: "1.2",
    title: "AWS knows whom to tell of security",
    protectsFrom: "A warning of AWS's that nobody reads",
    remedy: "set contacts.security",
    check: {
      ...{ stack: "global", promised: "securityContact" },
      has: stackHas(
        "aws:account/alternativeContact:AlternativeContact",
        property("alternateContactType", is("SECURITY")),
      ),
    },
  }),
  control("S3.1", "medium", {
    cis: "2.1.4",
    title: "the account blocks public access to S3",
    protectsFrom: "The next bucket that somebody opens by mistake",
    remedy: "make an AccountPublicAccessBlock with all four switches on",
    check: {
      ...{ stack: "global", promised: "accountBaseline" },
      has: stackHas("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", blocksPublicAccess),
    },
  }),
  control("IAM.7", "medium", {
    title: "passwords are strong and expire",
    protectsFrom: "Guessed passwords, and those that leaked long ago",
    remedy: "ask for lower and upper case, numbers, symbols, 8 characters and a new password every 90 days",
    check: {
      ...{ stack: "global", promised: "accountBaseline" },
      has: password(
        all(
          property("requireLowercaseCharacters", is(true)),
          property("requireUppercaseCharacters", is(true)),
          property("requireNumbers", is(true)),
          property("requireSymbols", is(true)),
          property("minimumPasswordLength", atLeast(8)),
          property("maxPasswordAge", atMost(90)),
        ),
      ),
    },
  }),
  control("IAM.15", "medium", {
    ...{ beyond: "cis", cis: "1.7" },
    title: "passwords have 14 characters or more",
    protectsFrom: "Passwords that can be guessed",
    remedy: "set minimumPasswordLength to 14",
    check: {
      ...{ stack: "global", promised: "accountBaseline" },
      has: password(property("minimumPasswordLength", atLeast(14))),
    },
  }),
  control("IAM.16", "low", {
    ...{ beyond: "cis", cis: "1.8" },
    title: "passwords are not used again",
    protectsFrom: "A password that leaked and comes back",
    remedy: "set passwordReusePrevention to 24",
    check: {
      ...{ stack: "global", promised: "accountBaseline" },
      has: password(property("passwordReusePrevention", atLeast(24))),
    },
  }),
  control("EC2.7", "medium", {
    cis: "5.1.1",
    title: "new volumes are encrypted",
    protectsFrom: "Whoever gets hold of a volume or a snapshot that nobody thought of",
    remedy: "make an EncryptionByDefault with enabled true",
    check: {
      ...{ stack: "regional", promised: "regionBaseline" },
      has: stackHas("aws:ebs/encryptionByDefault:EncryptionByDefault", property("enabled", is(true))),
    },
  }),
  control("EC2.182", "high", {
    title: "snapshots cannot be made public",
    protectsFrom: "A volume's content that is shared with everybody",
    remedy: "make a SnapshotBlockPublicAccess with state block-all-sharing",
    check: {
      ...{ stack: "regional", promised: "ec2Switches" },
      has: stackHas(
        "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
        property("state", is("block-all-sharing")),
      ),
    },
  }),
  ownControl("16", "medium", {
    title: "the account's EC2 switches are set: no public images, IMDSv2 by default, no serial console",
    protectsFrom: "Machines that are started outside tapctl with AWS's weak defaults",
    remedy: "make ImageBlockPublicAccess, InstanceMetadataDefaults and SerialConsoleAccess as tapctl does",
    source: `${LAUNCH}/configuring-IMDS-new-instances.html`,
    check: {
      ...{ stack: "regional", promised: "ec2Switches" },
      has: (stack, world) =>
        [
          stackHas("aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess", property("state", is("block-new-sharing"))),
          stackHas("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", property("httpTokens", is("required"))),
          stackHas("aws:ec2/serialConsoleAccess:SerialConsoleAccess", property("enabled", is(false))),
        ]
          .map((one) => one(stack, world))
          .reduce((left, right) => (left === "yes" ? right : left)),
    },
  }),
];
