import { isIPv6 } from "node:net";

/** An IPv4 block as its first and last address, read as numbers. */
export interface Block {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** Undefined for what is not a block in the usual notation; the address may lie inside the block. */
export function parseCidr(text: string): (Block & { readonly address: number }) | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = match.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  const first = address - (address % size);
  return { address, first, last: first + size - 1, prefix };
}

export function overlap(one: Block, other: Block): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** `10.10.0.0/16`, from the block's first address. */
export function cidrText({ first, prefix }: Block): string {
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;
}

export function isCidr6(text: string): boolean {
  const [address = "", prefix = "", ...rest] = text.split("/");
  return (
    rest.length === 0 && isIPv6(address) && !address.includes("%") && /^(\d|[1-9]\d|1[01]\d|12[0-8])$/.test(prefix)
  );
}

/** https://www.rfc-editor.org/rfc/rfc1918#section-3 */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].flatMap((text) => parseCidr(text) ?? []);

export function isPrivate(block: Block): boolean {
  return PRIVATE.some(({ first, last }) => first <= block.first && block.last <= last);
}
