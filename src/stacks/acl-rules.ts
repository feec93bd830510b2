import type * as pulumi from "@pulumi/pulumi";

import { privateTierOf } from "./addressing.js";

/** One allow rule of a network ACL, for one family of addresses. */
export interface AclRule {
  readonly number: number;
  readonly egress: boolean;
  readonly family: 4 | 6;
  readonly cidr: pulumi.Input<string>;
  /** Left out: every protocol. */
  readonly ports?: readonly [from: number, to: number];
  /** Of ICMP, or ICMPv6 for family 6. */
  readonly icmpType?: number;
}

/** Both families of one place's addresses. */
export interface DualStack {
  readonly ipv4: pulumi.Input<string>;
  readonly ipv6: pulumi.Input<string>;
}

/** A peer as the region's own stack knows it, before any peering: by IPv4. */
export interface Peer {
  readonly index: number;
  readonly privateTierCidr4: string;
}

const ANYWHERE: DualStack = { ipv4: "0.0.0.0/0", ipv6: "::/0" };
/**
 * Answers come back to these ports; 3389 is left out, as an open RDP port is a finding:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21
 */
const EPHEMERAL = [
  [1024, 3388],
  [3390, 65535],
] as const;
/**
 * "Fragmentation needed" and "packet too big": without them large packets vanish between regions.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html#path_mtu_discovery
 */
const ICMP_UNREACHABLE = 3;
const ICMPV6_TOO_BIG = 2;

/**
 * A region's own rules take 100 to 199, in tens, IPv4 before IPv6; peers follow by their index, 200 to 299 for IPv4
 * and 300 to 399 for IPv6, as the families share one set of numbers:
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
const PEERS = { 4: 200, 6: 300 } as const;

export function publicAclRules(vpc: DualStack): readonly AclRule[] {
  return [
    ...both(100, ANYWHERE, { egress: false, ports: [443, 443] }),
    ...both(110, ANYWHERE, { egress: false, ports: [80, 80] }),
    ...ephemeral(120),
    ...both(140, vpc, { egress: false }),
    ...icmp(150),
    ...both(100, ANYWHERE, { egress: true }),
  ];
}

export function privateAclRules(vpc: DualStack, peers: readonly Peer[]): readonly AclRule[] {
  return [
    ...both(100, vpc, { egress: false }),
    ...ephemeral(110),
    ...icmp(130),
    ...peers.map((peer) => peerPrivateRule(peer.index, 4, peer.privateTierCidr4)),
    ...both(100, ANYWHERE, { egress: true }),
  ];
}

/** The database's port from the private tiers, and answers to it: nothing else reaches the data tier or leaves it. */
export function dataAclRules(own: DualStack, peers: readonly Peer[], port: number): readonly AclRule[] {
  return [
    ...both(100, own, { egress: false, ports: [port, port] }),
    ...both(100, own, { egress: true, ports: [1024, 65535] }),
    ...peers.flatMap((peer) => peerDataRules(peer.index, 4, privateTierOf(peer.privateTierCidr4), port)),
  ];
}

/** What lets a peer's private and data tier into the private tier, whose way out is open anyway. */
export function peerPrivateRule(index: number, family: 4 | 6, cidr: pulumi.Input<string>): AclRule {
  return { number: PEERS[family] + index, egress: false, family, cidr };
}

export function peerDataRules(
  index: number,
  family: 4 | 6,
  cidr: pulumi.Input<string>,
  port: number,
): readonly [AclRule, AclRule] {
  const number = PEERS[family] + index;
  return [
    { number, egress: false, family, cidr, ports: [port, port] },
    { number, egress: true, family, cidr, ports: [1024, 65535] },
  ];
}

function both(number: number, { ipv4, ipv6 }: DualStack, rule: Pick<AclRule, "egress" | "ports">): AclRule[] {
  return [
    { ...rule, number, family: 4, cidr: ipv4 },
    { ...rule, number: number + 1, family: 6, cidr: ipv6 },
  ];
}

function ephemeral(number: number): AclRule[] {
  return EPHEMERAL.flatMap((ports, at) => both(number + 10 * at, ANYWHERE, { egress: false, ports }));
}

function icmp(number: number): AclRule[] {
  return [
    { number, egress: false, family: 4, cidr: ANYWHERE.ipv4, icmpType: ICMP_UNREACHABLE },
    { number: number + 1, egress: false, family: 6, cidr: ANYWHERE.ipv6, icmpType: ICMPV6_TOO_BIG },
  ];
}
