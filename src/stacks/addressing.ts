/** A block of addresses of either family, as arithmetic needs it. */
interface Block {
  readonly base: bigint;
  readonly prefix: number;
  readonly width: 32 | 128;
}

export type Tier = "public" | "private" | "data";

/** The VPC's quarter in which a tier lies. The second is spare; private and data together are the upper half. */
const QUARTER: Readonly<Record<Tier, number>> = { public: 0, private: 2, data: 3 };
const SUBNET_BITS = { 32: 2, 128: 6 } as const;

/** A quarter of the VPC's block: /18 of a /16, /58 of a /56. */
export function tierCidr(vpcCidr: string, tier: Tier): string {
  return format(part(parse(vpcCidr), 2, QUARTER[tier]));
}

/** One of a tier's subnets: /20 of a /16, /64 of a /56. */
export function subnetCidr(vpcCidr: string, tier: Tier, at: number): string {
  const quarter = part(parse(vpcCidr), 2, QUARTER[tier]);
  return format(part(quarter, SUBNET_BITS[quarter.width], at));
}

/** What peers route to: the private and the data tier, never the whole block. /17 of a /16, /57 of a /56. */
export function upperHalf(vpcCidr: string): string {
  return format(part(parse(vpcCidr), 1, 1));
}

/** The private tier, as the half that peers know contains it. */
export function privateTierOf(half: string): string {
  return format(part(parse(half), 1, 0));
}

export function isIpv6(cidr: string): boolean {
  return cidr.includes(":");
}

function part({ base, prefix, width }: Block, bits: number, at: number): Block {
  const longer = prefix + bits;
  return { base: base + (BigInt(at) << BigInt(width - longer)), prefix: longer, width };
}

function parse(cidr: string): Block {
  const [address = "", prefix = ""] = cidr.split("/");
  return isIpv6(address)
    ? { base: fold(expand(address), 16), prefix: Number(prefix), width: 128 }
    : { base: fold(address.split(".").map(Number), 8), prefix: Number(prefix), width: 32 };
}

function expand(address: string): number[] {
  const [head = [], tail] = address.split("::").map(hextets);
  if (tail === undefined) return head;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function hextets(text: string): number[] {
  return text === "" ? [] : text.split(":").map((hextet) => Number.parseInt(hextet, 16));
}

function fold(groups: readonly number[], bits: number): bigint {
  return groups.reduce((sum, group) => (sum << BigInt(bits)) | BigInt(group), 0n);
}

function unfold(base: bigint, bits: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) =>
    Number(BigInt.asUintN(bits, base >> BigInt(bits * (count - 1 - at)))),
  );
}

function format({ base, prefix, width }: Block): string {
  const address = width === 32 ? unfold(base, 8, 4).join(".") : compress(unfold(base, 16, 8));
  return `${address}/${prefix}`;
}

/** The canonical form, the only one that the provider accepts: https://www.rfc-editor.org/rfc/rfc5952#section-4 */
function compress(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(":");
  const runs = [...text.matchAll(/(?:^|:)(0(?::0)+)(?=:|$)/g)];
  const longest = runs.reduce((best, [, run = ""]) => (run.length > best.length ? run : best), "");
  if (longest === "") return text;
  return text.replace(new RegExp(`(^|:)${longest}(:|$)`), "::");
}
