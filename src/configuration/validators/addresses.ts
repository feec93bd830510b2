import { cidrText, isCidr6, isPrivate, overlap, parseCidr, type Block } from "../text/cidr.js";
import type { Draft, Finding, Path } from "../finding.js";
import { shown } from "../text/secret-text.js";

interface Placed {
  readonly what: string;
  readonly path: Path;
  readonly text: string;
}

const SPACE = "10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16";

/** V02. /16 to /20 leave room for nine subnets of /20 to /24 and a spare tier. */
export function addressFindings({ regions, network }: Draft): readonly Finding[] {
  const vpcs = Object.entries(regions).flatMap(([region, { cidr }]): readonly Placed[] => {
    const what = `regions.${region}.cidr`;
    return cidr === undefined ? [] : [{ what, path: ["regions", region, "cidr"], text: cidr }];
  });
  const reserved = placedList("reservedCidrs", network.reservedCidrs);
  return [
    ...vpcs.flatMap(vpcFinding),
    ...reserved.flatMap((block) => blockFinding(block)),
    ...placedList("ingressCidrs", network.ingressCidrs).flatMap((block) =>
      isCidr6(block.text) ? [] : blockFinding(block),
    ),
    ...vpcs.flatMap((vpc, at) => [...vpcs.slice(0, at), ...reserved].flatMap((other) => overlapFinding(vpc, other))),
  ];
}

function placedList(key: string, texts: readonly string[]): readonly Placed[] {
  return texts.map((text, at) => ({ what: `network.${key}[${at}]`, path: ["network", key, at], text }));
}

function blockFinding({ what, path, text }: Placed): readonly Finding[] {
  const block = parseCidr(text);
  if (block === undefined) {
    return [
      {
        path,
        message: `${what} is ${shown(text)}: wanted an address block`,
        hint: "Write a block such as 203.0.113.0/24",
      },
    ];
  }
  if (block.address === block.first) return [];
  const message = `${what} is "${text}", which does not begin at a multiple of its size: wanted "${cidrText(block)}"`;
  return [{ path, message, hint: `Write ${cidrText(block)}` }];
}

function vpcFinding(vpc: Placed): readonly Finding[] {
  const block = parseCidr(vpc.text);
  const wrong =
    block === undefined ? [] : [sizeComplaint(block), spaceComplaint(block)].filter((text) => text !== undefined);
  return [
    ...blockFinding(vpc),
    ...wrong.map((complaint) => ({
      path: vpc.path,
      message: `${vpc.what} is "${vpc.text}", ${complaint}`,
      hint: "Write a private /16 to /20 such as 10.10.0.0/16",
    })),
  ];
}

function sizeComplaint({ prefix }: Block): string | undefined {
  return prefix >= 16 && prefix <= 20 ? undefined : `a /${prefix}: wanted /16 to /20, room for nine subnets`;
}

function spaceComplaint(block: Block): string | undefined {
  return isPrivate(block) ? undefined : `which is not private: wanted a block inside ${SPACE}`;
}

function overlapFinding(vpc: Placed, other: Placed): readonly Finding[] {
  const [one, two] = [parseCidr(vpc.text), parseCidr(other.text)];
  if (one === undefined || two === undefined || !overlap(one, two)) return [];
  return [
    {
      path: vpc.path,
      message: `${vpc.what} is "${vpc.text}", which overlaps ${other.what}, "${other.text}"`,
      hint: "Write a block of its own; peered networks cannot share addresses",
    },
  ];
}
