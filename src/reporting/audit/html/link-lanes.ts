import type { NetworkLink } from "../../../deployment/audit.js";

export interface LaidLink extends NetworkLink {
  /** Counted from the top. */
  readonly row: number;
  /** Goes both ways. */
  readonly both: boolean;
  /** The first one of its kind, which has the label. */
  readonly first: boolean;
}

const KINDS = ["peering", "storage", "database", "table", "secret", "backup"] as const;

/** Puts each link into a row of its kind, where no other one runs. */
export function layLinks(links: readonly NetworkLink[], regions: readonly string[]): readonly LaidLink[] {
  const laid: LaidLink[] = [];
  let top = 0;
  for (const kind of KINDS) {
    const rows: (readonly [number, number])[][] = [];
    const own = paired(links.filter((one) => one.kind === kind)).map((link) => ({ link, span: spanOf(link, regions) }));
    for (const { link, span } of own.sort((one, other) => lengthOf(one.span) - lengthOf(other.span))) {
      const free = rows.findIndex((row) => row.every((other) => other[1] <= span[0] || span[1] <= other[0]));
      const row = free === -1 ? rows.push([]) - 1 : free;
      rows[row]?.push(span);
      laid.push({ ...link, row: top + row, first: !laid.some((one) => one.kind === kind) });
    }
    top += rows.length;
  }
  return laid;
}

/** Two links that go opposite ways are one that goes both ways. A peering always does. */
function paired(links: readonly NetworkLink[]): Omit<LaidLink, "row" | "first">[] {
  return links.flatMap((link, at) => {
    const back = links.findIndex(({ from, to }) => from === link.to && to === link.from);
    if (back !== -1 && back < at) return [];
    return [{ ...link, both: link.kind === "peering" || back !== -1 }];
  });
}

function lengthOf([start, end]: readonly [number, number]): number {
  return end - start;
}

function spanOf({ from, to }: NetworkLink, regions: readonly string[]): readonly [number, number] {
  const ends = [regions.indexOf(from), regions.indexOf(to)];
  return [Math.min(...ends), Math.max(...ends)];
}
