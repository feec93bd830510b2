import { answer, every, type Answer } from "../answer.js";
import { isUnknown, type PlannedResource } from "../planned-resource.js";
import type { Condition } from "../rule.js";

/** The whole of one address family. */
const WORLD = { 4: "0.0.0.0/0", 6: "::/0" } as const;

/** SSH and RDP, as Security Hub's controls count them. */
export const ADMINISTRATION = [22, 3389];

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19 */
export const HIGH_RISK = [
  ...[20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601],
  ...[8080, 8088, 8888, 9200, 9300],
];

/** The rule lets the world in, of that family or of either. */
export function fromWorld(...families: readonly (4 | 6)[]): Condition {
  const wanted: readonly string[] = families.map((family) => WORLD[family]);
  return ({ inputs }) => {
    const blocks = ["cidrIpv4", "cidrIpv6", "cidrBlock", "ipv6CidrBlock"].map((name) => inputs[name]);
    if (blocks.some((block) => wanted.includes(String(block)))) return "yes";
    return blocks.some(isUnknown) ? "unknown" : "no";
  };
}

/** None of the ports lies in the rule's range. */
export function avoids(ports: readonly number[]): Condition {
  return (rule) => every(ports.map((port) => outside(rule, port)));
}

/** The rule's range is one of the ports. */
export function within(ports: readonly number[]): Condition {
  return ({ inputs: { fromPort, toPort } }) => {
    if (isUnknown(fromPort) || isUnknown(toPort)) return "unknown";
    return answer(fromPort === toPort && ports.includes(Number(fromPort)));
  };
}

function outside({ inputs }: PlannedResource, port: number): Answer {
  const { fromPort, toPort } = inputs;
  const protocol = inputs["ipProtocol"] ?? inputs["protocol"];
  if ([fromPort, toPort, protocol].some(isUnknown)) return "unknown";
  if (["icmp", "icmpv6", "ipv6-icmp"].includes(String(protocol))) return "yes";
  if (protocol === "-1" || fromPort === undefined || toPort === undefined) return "no";
  return answer(port < Number(fromPort) || port > Number(toPort));
}
