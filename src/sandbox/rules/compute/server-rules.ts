import {
  isProperties,
  leavesOf,
  listAt,
  numberAt,
  propertiesAt,
  textAt,
  textsAt,
  type Properties,
} from "../../properties.js";
import type { Resource } from "../../store/account.js";
import { find, type Change, type Rule } from "../rule.js";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GUIDE = "https://docs.aws.amazon.com/autoscaling/ec2/userguide";
const API = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";
const LAUNCH = `${GUIDE}/create-launch-template.html`;

/** How Auto Scaling begins when it has tried in vain what a template says. */
const UNUSABLE = "You must use a valid fully-formed launch template.";

export const SERVER_RULES: readonly Rule[] = [
  {
    ...group("a group name that the region has already", "AlreadyExists", `${API}/API_CreateAutoScalingGroup.html`),
    on: ["create"],
    refuses: ({ existing }) =>
      existing && `AutoScalingGroup by this name already exists - A group with the name ${existing.id} already exists`,
  },
  {
    ...group(
      "a group with fewer servers at most than at least",
      "ValidationError",
      `${GUIDE}/asg-capacity-limits.html`,
    ),
    refuses({ inputs }) {
      const [least = 0, most = 0] = [numberAt(inputs, "minSize"), numberAt(inputs, "maxSize")];
      return least > most ? `Max bound, ${most}, must be greater than or equal to min bound, ${least}` : undefined;
    },
  },
  {
    ...group("a group whose first size is beyond its bounds", "ValidationError", `${GUIDE}/asg-capacity-limits.html`),
    on: ["create"],
    refuses({ inputs }) {
      const [least = 0, most = 0] = [numberAt(inputs, "minSize"), numberAt(inputs, "maxSize")];
      const wanted = numberAt(inputs, "desiredCapacity") ?? least;
      if (wanted >= least && wanted <= most) return undefined;
      return `Desired capacity:${wanted} must be between the specified min size:${least} and max size:${most}`;
    },
  },
  {
    ...group(
      "a number of spot pools for another strategy than lowest-price",
      "ValidationError",
      `${API}/API_InstancesDistribution.html`,
    ),
    refuses({ inputs }) {
      const { spotInstancePools, spotAllocationStrategy = "lowest-price" } = propertiesAt(
        propertiesAt(inputs, "mixedInstancesPolicy"),
        "instancesDistribution",
      );
      return typeof spotInstancePools === "number" && spotInstancePools > 0 && spotAllocationStrategy !== "lowest-price"
        ? "SpotInstancePools option is only available with the lowest-price allocation strategy."
        : undefined;
    },
  },
  {
    ...group("a version that the group's launch template does not have", "ValidationError", LAUNCH),
    refuses(change) {
      const { template, version } = launchOf(change);
      if (template === undefined || !/^\d+$/.test(version)) return undefined;
      return Number(version) > Number(template.outputs["latestVersion"])
        ? `${UNUSABLE} Could not find launch template version ${version}`
        : undefined;
    },
  },
  {
    ...group("security groups beside a launch template's network interface", "InvalidQueryParameter", LAUNCH),
    refuses(change) {
      const inputs = launchOf(change).template?.inputs ?? {};
      const beside = listAt(inputs, "vpcSecurityGroupIds").length + listAt(inputs, "securityGroupNames").length > 0;
      return beside && listAt(inputs, "networkInterfaces").length > 0
        ? "Invalid launch template: When a network interface is provided, the security groups must be a part of it."
        : undefined;
    },
  },
  {
    ...group("servers with a security group of another VPC", "ValidationError", LAUNCH),
    refuses(change) {
      const [subnet] = textsAt(change.inputs, "vpcZoneIdentifiers");
      const own = subnet === undefined ? undefined : vpcOf(change, subnet, "aws:ec2/subnet:Subnet");
      const strange = leavesOf(launchOf(change).template?.inputs ?? {})
        .filter(({ path, text }) => /securityGroup/i.test(path) && text.startsWith("sg-"))
        .find(({ text }) => vpcOf(change, text, "aws:ec2/securityGroup:SecurityGroup") !== own);
      return strange === undefined || own === undefined
        ? undefined
        : `${UNUSABLE} Security group ${strange.text} and subnet ${String(subnet)} belong to different networks.`;
    },
  },
  {
    ...group(
      "a refresh that rolls back to a template whose image a parameter names",
      "ValidationError",
      `${GUIDE}/instance-refresh-rollback.html`,
    ),
    on: ["update"],
    refuses(change) {
      const preferences = propertiesAt(propertiesAt(change.inputs, "instanceRefresh"), "preferences");
      if (preferences["autoRollback"] !== true) return undefined;
      const { template, version } = launchOf(change);
      const byParameter = (textAt(template?.inputs ?? {}, "imageId") ?? "").startsWith("resolve:ssm:");
      return byParameter || version.startsWith("$")
        ? "Auto rollback is not supported with a launch template version of $Latest or $Default, or an AMI ID from an SSM parameter"
        : undefined;
    },
  },
];

function group(title: string, code: string, documentation: string): Omit<Rule, "refuses"> {
  return { title, types: [GROUP], on: ["create", "update"], code, documentation };
}

/** What a group starts its servers with. */
function launchOf({ account, inputs, region }: Change): {
  readonly template: Resource | undefined;
  readonly version: string;
} {
  const mixed = propertiesAt(propertiesAt(inputs, "mixedInstancesPolicy"), "launchTemplate");
  const said: Properties = isProperties(inputs["launchTemplate"])
    ? inputs["launchTemplate"]
    : propertiesAt(mixed, "launchTemplateSpecification");
  const id = textAt(said, "launchTemplateId") ?? textAt(said, "id") ?? "";
  return { template: find(account, id, TEMPLATE, region), version: textAt(said, "version") ?? "$Default" };
}

function vpcOf({ account, region }: Change, id: string, type: string): string | undefined {
  return textAt(find(account, id, type, region)?.inputs ?? {}, "vpcId");
}
