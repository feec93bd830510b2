import { textAt, type Properties } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

/** A switch that every region of an account has: making it sets it, and its id is the region's name. */
function regionSwitch(noun: string, operation: string, defaults: Properties = {}): Shape {
  return {
    service: "EC2",
    noun,
    operations: { create: operation, update: operation, delete: operation },
    id: ({ region }) => region,
    put: true,
    defaults,
  };
}

export const DEFAULT_SHAPES: Shapes = {
  "aws:ebs/encryptionByDefault:EncryptionByDefault": regionSwitch(
    "EBS Encryption By Default",
    "EnableEbsEncryptionByDefault",
    { enabled: true },
  ),
  "aws:ebs/defaultKmsKey:DefaultKmsKey": {
    ...regionSwitch("EBS Default KMS Key", "ModifyEbsDefaultKmsKeyId"),
    id: ({ inputs }) => textAt(inputs, "keyArn") ?? "",
    replaces: ["keyArn"],
  },
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": regionSwitch(
    "EBS Snapshot Block Public Access",
    "EnableSnapshotBlockPublicAccess",
  ),
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": regionSwitch(
    "EC2 Image Block Public Access",
    "EnableImageBlockPublicAccess",
  ),
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": regionSwitch(
    "EC2 Instance Metadata Defaults",
    "ModifyInstanceMetadataDefaults",
    { httpEndpoint: "no-preference", httpTokens: "no-preference", instanceMetadataTags: "no-preference" },
  ),
  "aws:ec2/serialConsoleAccess:SerialConsoleAccess": regionSwitch(
    "EC2 Serial Console Access",
    "EnableSerialConsoleAccess",
    { enabled: true },
  ),
  "aws:ec2/defaultCreditSpecification:DefaultCreditSpecification": {
    ...regionSwitch("Default Credit Specification", "ModifyDefaultCreditSpecification"),
    id: ({ inputs }) => textAt(inputs, "instanceFamily") ?? "",
    replaces: ["instanceFamily"],
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    service: "S3 Control",
    noun: "S3 Account Public Access Block",
    operations: { create: "PutPublicAccessBlock", update: "PutPublicAccessBlock", delete: "DeletePublicAccessBlock" },
    id: ({ accountId }) => accountId,
    put: true,
    defaults: {
      blockPublicAcls: false,
      blockPublicPolicy: false,
      ignorePublicAcls: false,
      restrictPublicBuckets: false,
    },
    computed: { accountId: ({ accountId }) => accountId },
    replaces: ["accountId"],
  },
};
