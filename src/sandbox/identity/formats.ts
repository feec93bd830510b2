import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** `vpc-0a1b2c3d4e5f60718`: seventeen hexadecimal digits, the first a zero as AWS's are. */
export function resourceId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString("hex")}`;
}

const UPPER_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** `AROA` and seventeen characters. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export function iamUniqueId(prefix: string): string {
  const letters = [...randomBytes(17)].map((byte) => UPPER_BASE32.charAt(byte % UPPER_BASE32.length));
  return `${prefix}${letters.join("")}`;
}

/** The hash that terraform-provider-aws composes ids with (create.StringHashcode). */
export function stringHashcode(text: string): number {
  return crc32(text);
}

/** `use1` of us-east-1, `apse2` of ap-southeast-2: how zone ids begin. */
export function zonePrefix(region: string): string {
  const [area = "", ...rest] = region.split("-");
  const directions = region.match(/gov|north|south|central|east|west/g) ?? [];
  return `${area}${directions.map((direction) => direction.charAt(0)).join("")}${rest.at(-1) ?? ""}`;
}

/** Regions with more than three zones for a new account. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
const ZONES: Readonly<Record<string, number>> = {
  "us-east-1": 6,
  "us-west-2": 4,
  "ap-northeast-1": 4,
  "ap-northeast-2": 4,
};

/** `use1-az1` and so on, in order. */
export function zoneIds(region: string): readonly string[] {
  return Array.from({ length: ZONES[region] ?? 3 }, (_, index) => `${zonePrefix(region)}-az${index + 1}`);
}

/** Every account maps zone names to ids its own way; this one maps them in order. */
export function zoneName(region: string, zoneId: string): string {
  return `${region}${String.fromCharCode("a".charCodeAt(0) + zoneIds(region).indexOf(zoneId))}`;
}

export function zoneIdOf(region: string, zone: string): string {
  return zoneIds(region)[zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0)] ?? `${zonePrefix(region)}-az1`;
}

/** Amazon's own IPv6 blocks. https://ip-ranges.amazonaws.com/ip-ranges.json */
const IPV6_BLOCKS: Readonly<Record<string, string>> = {
  "us-east-1": "2600:1f18",
  "us-east-2": "2600:1f16",
  "us-west-1": "2600:1f1c",
  "us-west-2": "2600:1f14",
  "ap-south-1": "2406:da1a",
  "ap-southeast-1": "2406:da18",
  "ap-southeast-2": "2406:da1c",
  "ap-northeast-1": "2406:da14",
  "eu-west-1": "2a05:d018",
  "eu-central-1": "2a05:d014",
};

/** Prime, and no divisor of 65,535: consecutive numbers land far apart, and none twice in 65,535. */
const STRIDE = 48_271;

/** The nth /56 that the account was given, different for every n up to 65,535. */
export function vpcIpv6Block(region: string, nth: number): string {
  const third = 1 + ((nth * STRIDE) % 65_535);
  const fourth = (1 + ((nth * 89) % 255)) << 8;
  return `${IPV6_BLOCKS[region] ?? "2600:1fff"}:${third.toString(16)}:${fourth.toString(16)}::/56`;
}

/** The nth elastic address, from the block reserved for benchmarks (RFC 2544), so that it is nobody's. */
export function elasticAddress(nth: number): string {
  return `198.${18 + (Math.floor(nth / 65_536) % 2)}.${Math.floor(nth / 256) % 256}.${nth % 256}`;
}
