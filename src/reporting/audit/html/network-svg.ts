import type { NetworkPicture, RegionPicture, TierPicture, VpcPicture } from "../../../deployment/audit.js";
import { markup, type Html, NOTHING } from "./markup.js";
import { layLinks, type LaidLink } from "./link-lanes.js";

const COLUMN = 292;
const GAP = 20;
const EDGE = 12;
const PAD = 12;
const CHIP = { width: 80, height: 32, gap: 6, inRow: 3 } as const;
const TIER_HEAD = 20;
const LANE = 22;
/** Left of the lanes: what goes along them. */
const MARGIN = 96;

/** The network as one drawing, in the page's own colours: a column a region, and below them what joins them. */
export function networkSvg({ regions, links }: NetworkPicture): Html {
  if (regions.length === 0) return markup`<p>No region has a network.</p>`;
  const width = MARGIN + regions.length * (COLUMN + GAP) - GAP + EDGE;
  const top = Math.max(...regions.map(regionHeight)) + EDGE;
  const centres = new Map(regions.map(({ region }, at) => [region, leftOf(at) + COLUMN / 2]));
  const laid = layLinks(
    links,
    regions.map(({ region }) => region),
  );
  const rows = laid.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const height = top + (rows === 0 ? 0 : rows * LANE + 24);
  const bars = regions.map(
    (_, at) =>
      markup`<line class="rail" x1="${leftOf(at) + COLUMN / 2}" y1="${top}" x2="${leftOf(at) + COLUMN / 2}" y2="${height - 16}" />`,
  );
  return markup`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="The network" style="min-width: ${Math.round(width * 0.72)}px">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto-start-reverse"><path class="tip" d="M0 0 8 4 0 8z" /></marker></defs>
${regions.map((region, at) => drawRegion(region, leftOf(at), top - EDGE))}${rows === 0 ? NOTHING : markup`${bars}`}
${laid.map((link) => drawLink(link, centres, top + 18 + link.row * LANE))}</svg>`;
}

function leftOf(at: number): number {
  return MARGIN + at * (COLUMN + GAP);
}

function regionHeight({ networks, holds }: RegionPicture): number {
  return 40 + networks.reduce((sum, vpc) => sum + vpcHeight(vpc) + 8, 0) + holdLines(holds).length * 15 + 12;
}

function vpcHeight({ tiers, gateways }: VpcPicture): number {
  return 46 + tiers.reduce((sum, tier) => sum + tierHeight(tier), 0) + gatewayLines(gateways).length * 14 + 10;
}

function tierHeight({ subnets }: TierPicture): number {
  return TIER_HEAD + Math.ceil(subnets.length / CHIP.inRow) * (CHIP.height + CHIP.gap);
}

function drawRegion(picture: RegionPicture, left: number, height: number): Html {
  const { region, primary, networks, holds } = picture;
  let top = 48;
  const drawn = networks.map((vpc) => {
    const at = top;
    top += vpcHeight(vpc) + 8;
    return drawVpc(vpc, left + PAD, at);
  });
  const lines = holdLines(holds).map(
    (line, at) => markup`<text class="quiet" x="${left + PAD}" y="${top + 14 + at * 15}">${line}</text>`,
  );
  const badge = primary ? markup`<tspan class="quiet"> primary</tspan>` : NOTHING;
  return markup`<g><rect class="region" x="${left}" y="6" width="${COLUMN}" height="${height}" rx="10" />
<text class="name" x="${left + PAD}" y="32">${region}${badge}</text>${drawn}${lines}</g>
`;
}

function drawVpc(vpc: VpcPicture, left: number, top: number): Html {
  const width = COLUMN - 2 * PAD;
  let at = top + 46;
  const tiers = vpc.tiers.map((tier) => {
    const here = at;
    at += tierHeight(tier);
    return drawTier(tier, left + 10, here);
  });
  const gateways = gatewayLines(vpc.gateways).map(
    (line, index) => markup`<text class="small" x="${left + 10}" y="${at + 12 + index * 14}">${line}</text>`,
  );
  return markup`<rect class="vpc" x="${left}" y="${top}" width="${width}" height="${vpcHeight(vpc)}" rx="7" />
<text class="label" x="${left + 10}" y="${top + 18}">${vpc.name}</text>
<text class="mono" x="${left + 10}" y="${top + 34}">${vpc.cidr}</text>${tiers}${gateways}`;
}

function drawTier({ name, subnets }: TierPicture, left: number, top: number): Html {
  const chips = subnets.map(({ cidr, zone }, at) => {
    const x = left + (at % CHIP.inRow) * (CHIP.width + CHIP.gap);
    const y = top + TIER_HEAD + Math.floor(at / CHIP.inRow) * (CHIP.height + CHIP.gap);
    return markup`<rect class="subnet ${tone(name)}" x="${x}" y="${y}" width="${CHIP.width}" height="${CHIP.height}" rx="4" />
<text class="chip" x="${x + 5}" y="${y + 13}">${cidr}</text><text class="chip quiet" x="${x + 5}" y="${y + 26}">${zone}</text>`;
  });
  return markup`<text class="small" x="${left}" y="${top + 13}">${name}</text>${chips}`;
}

/** How near to the internet; other names have no colour of their own. */
function tone(tier: string): string {
  return ["public", "private", "data"].includes(tier) ? tier : "other";
}

function holdLines(holds: readonly string[]): readonly string[] {
  return wrapped(holds, 44);
}

function gatewayLines(gateways: readonly string[]): readonly string[] {
  return wrapped(gateways, 44);
}

/** Words with dots between them, in lines of so many letters. */
function wrapped(words: readonly string[], letters: number): readonly string[] {
  return words.reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 3 > letters) return [...lines, word];
    return [...lines.slice(0, -1), `${last} · ${word}`];
  }, []);
}

function drawLink({ kind, from, to, both, first }: LaidLink, centres: ReadonlyMap<string, number>, y: number): Html {
  const [start = 0, end = 0] = [centres.get(from), centres.get(to)];
  const inset = start < end ? 6 : -6;
  const back = both ? markup` marker-start="url(#tip)"` : NOTHING;
  const label = first ? markup`<text class="small" x="6" y="${y + 4}">${LINK_WORDS[kind]}</text>` : NOTHING;
  return markup`${label}<line class="link ${kind}" x1="${start + inset}" y1="${y}" x2="${end - inset}" y2="${y}" marker-end="url(#tip)"${back}><title>${LINK_WORDS[kind]}: ${from} ${both ? "↔" : "→"} ${to}</title></line>
`;
}

const LINK_WORDS: Readonly<Record<LaidLink["kind"], string>> = {
  peering: "peering",
  storage: "objects",
  database: "database",
  table: "table",
  secret: "secret",
  backup: "backups",
};
