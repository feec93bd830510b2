import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate.js";
import * as pulumi from "@pulumi/pulumi";

import type { Architecture } from "../../../instance-types.js";
import { name as physicalName, type Place, regionalNames } from "../../../naming.js";
import type { StandardTags } from "../../../settings.js";
import { userData } from "./user-data.js";

export interface ServerTemplateArgs {
  readonly place: Place;
  readonly architecture: Architecture;
  readonly profileArn: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly tags: StandardTags;
}

/** How a web server starts: without a key pair, a public address or a volume that anybody could read. */
export class ServerTemplate extends pulumi.ComponentResource {
  readonly templateId: pulumi.Output<string>;
  /** A refresh of the servers does not start with `$Latest`, so the version is said by its number. */
  readonly version: pulumi.Output<string>;

  constructor(name: string, args: ServerTemplateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:ServerTemplate", name, {}, opts);
    const { place, architecture, profileArn, keyArn, securityGroupId, tags } = args;
    const templateName = regionalNames.launchTemplate(place);

    const template = new LaunchTemplate(
      `${name}-template`,
      {
        ...STRICT,
        name: templateName,
        description: "A web server that answers the load balancer",
        imageId: `resolve:ssm:${IMAGES}-${architecture}`,
        iamInstanceProfile: { arn: profileArn },
        // With an interface of its own, AWS wants the security groups there and nowhere else.
        networkInterfaces: [{ ...PRIVATE_INTERFACE, securityGroups: [securityGroupId] }],
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { ...VOLUME, kmsKeyId: keyArn } }],
        tagSpecifications: launchTags(place, tags),
        userData: Buffer.from(userData(regionalNames.serversGroup(place))).toString("base64"),
        tags: { Name: templateName },
      },
      { parent: this },
    );

    this.templateId = template.id;
    this.version = template.latestVersion.apply(String);
    this.registerOutputs({ templateId: this.templateId, version: this.version });
  }
}

/** The newest at each start: https://docs.aws.amazon.com/linux/al2023/ug/naming-and-versioning.html */
const IMAGES = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-170 */
const STRICT = {
  updateDefaultVersion: true,
  instanceInitiatedShutdownBehavior: "terminate",
  metadataOptions: {
    httpEndpoint: "enabled",
    httpTokens: "required",
    httpPutResponseHopLimit: 1,
    instanceMetadataTags: "disabled",
  },
  monitoring: { enabled: true },
};

const PRIVATE_INTERFACE = { deviceIndex: 0, associatePublicIpAddress: "false", deleteOnTermination: "true" };

/** In GiB. */
const VOLUME = { encrypted: "true", volumeType: "gp3", volumeSize: 20, deleteOnTermination: "true" };

/** What instances bring along carries no tags of its own accord, not even the provider's. */
function launchTags(place: Place, tags: StandardTags) {
  const kinds = { instance: "ec2", volume: "ebs", "network-interface": "eni" } as const;
  return Object.entries(kinds).map(([resourceType, kind]) => ({
    resourceType,
    tags: { ...tags, Name: physicalName(kind, "web", place) },
  }));
}
