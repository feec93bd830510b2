/** A block of addresses as numbers, so that it can be compared. */
export interface Block {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
}

/** Undefined for what is no block. */
export function parseBlock(text: string): Block | undefined {
  const [address = "", prefix = ""] = text.split("/");
  const family = address.includes(":") ? 6 : 4;
  const bits = family === 6 ? 128 : 32;
  const value = family === 6 ? parseIpv6(address) : parseIpv4(address);
  const length = Number(prefix);
  if (value === undefined || !/^\d+$/.test(prefix) || length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n, length };
}

/** Whether the text names the first address of its block, as AWS and its provider want it. */
export function isCanonical(text: string): boolean {
  const block = parseBlock(text);
  const [address = ""] = text.split("/");
  return block !== undefined && block.first === (block.family === 6 ? parseIpv6(address) : parseIpv4(address));
}

/** The block as its first address and length. */
export function canonical(text: string): string {
  const block = parseBlock(text);
  if (block === undefined) return text;
  const [size, groups, radix, separator] = block.family === 6 ? [16n, 8, 16, ":"] : [8n, 4, 10, "."];
  const parts = Array.from({ length: groups }, (_, index) => {
    const shift = size * BigInt(groups - 1 - index);
    return ((block.first >> shift) % (1n << size)).toString(radix);
  });
  const address = parts.join(separator);
  return `${block.family === 6 ? address.replace(/(:0)+$/, "::") : address}/${block.length}`;
}

export function overlap(left: string, right: string): boolean {
  const [one, other] = [parseBlock(left), parseBlock(right)];
  if (one?.family !== other?.family || one === undefined || other === undefined) return false;
  return one.first <= other.last && other.first <= one.last;
}

export function contains(outer: string, inner: string): boolean {
  const [around, within] = [parseBlock(outer), parseBlock(inner)];
  if (around?.family !== within?.family || around === undefined || within === undefined) return false;
  return around.first <= within.first && within.last <= around.last;
}

function parseIpv4(address: string): bigint | undefined {
  const parts = address.split(".");
  const valid = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return valid ? parts.reduce((value, part) => value * 256n + BigInt(part), 0n) : undefined;
}

function parseIpv6(address: string): bigint | undefined {
  const [head = "", tail, ...rest] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(zeros, 0) }, () => "0"), ...after];
  const valid = rest.length === 0 && groups.length === 8 && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
  return valid ? groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n) : undefined;
}
