import { explained } from "../sdk-errors.js";
import { ALIVE } from "./alive.js";
import { ARNS, parseArn } from "./arns.js";
import { COMPOSED } from "./composed.js";
import { DESCRIBED } from "./described.js";
import { IDENTITY } from "./identity.js";
import { listByArn, listInEc2, remembered } from "./listed.js";
import type { FindCreated, Sought } from "../../deployment/sought.js";
import type { Place, Way } from "./sought.js";

/** How ids of EC2 begin, each type's in a way of its own. */
const EC2: Readonly<Record<string, string>> = {
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "eigw-",
  "aws:ec2/eip:Eip": "eipalloc-",
  "aws:ec2/flowLog:FlowLog": "fl-",
  "aws:ec2/internetGateway:InternetGateway": "igw-",
  "aws:ec2/launchTemplate:LaunchTemplate": "lt-",
  "aws:ec2/natGateway:NatGateway": "nat-",
  "aws:ec2/networkAcl:NetworkAcl": "acl-",
  "aws:ec2/routeTable:RouteTable": "rtb-",
  "aws:ec2/securityGroup:SecurityGroup": "sg-",
  "aws:ec2/subnet:Subnet": "subnet-",
  "aws:ec2/vpc:Vpc": "vpc-",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce-",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": "pcx-",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": "pcx-",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "sgr-",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "sgr-",
};

/** Only there the tagging API knows what belongs to no region. */
const HOME_OF_GLOBAL: Readonly<Record<string, string>> = { "aws:organizations/policy:Policy": "us-east-1" };

/** Types that have an order of their own in which they are found. */
const OWN_WAYS: Readonly<Record<string, Way>> = { ...COMPOSED, ...DESCRIBED, ...IDENTITY };

/** Whether anything is known by which one of that type could be found. */
export function hasWay(type: string): boolean {
  return [OWN_WAYS, EC2, ARNS].some((ways) => type in ways);
}

/** Asks AWS for what an interrupted run may have made; undefined where there is none, or its type cannot be asked for. */
export function findInAws(place: Place): FindCreated {
  const byArn = remembered(listByArn);
  const inEc2 = remembered(listInEc2);

  const candidates = async (sought: Sought): Promise<readonly string[]> => {
    const { type, tag } = sought;
    const [prefix, idOf, own] = [EC2[type], ARNS[type], OWN_WAYS[type]];
    if (own !== undefined) return [await own(sought, place)].flatMap((id) => id ?? []);
    if (tag === undefined) return [];
    if (prefix !== undefined) return of(await inEc2(sought.region), tag).filter((id) => id.startsWith(prefix));
    const arns = idOf === undefined ? [] : of(await byArn(HOME_OF_GLOBAL[type] ?? sought.region), tag);
    return arns.flatMap((arn) => idOf?.(parseArn(arn), sought, place) ?? []);
  };

  return (sought) =>
    explained(async () => {
      const { type, region, known } = sought;
      const ids = (await candidates(sought)).filter((id) => id !== "" && !known.has(id));
      const alive = ids.length > 1 ? ALIVE[type] : undefined;
      return alive === undefined ? ids[0] : await alive(ids, region);
    }, place.endpoint);
}

function of(tagged: ReadonlyMap<string, readonly string[]>, tag: string): readonly string[] {
  return tagged.get(tag) ?? [];
}
