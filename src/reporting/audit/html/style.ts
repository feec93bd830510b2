/** Light and dark as the reader's system has it; on paper always light, with everything unfolded. */
export const STYLE = `
:root {
  --page: #f6f7f9; --card: #fff; --ink: #1b1f27; --quiet: #5c6573; --line: #d9dee6; --accent: #2456c7;
  --fail: #b3261e; --open: #8a5a00; --exception: #5b3fb0; --pass: #1b7340; --none: #6b7280;
  --public: #fbe3d6; --private: #dcebfb; --data: #dff3e4; --other: #eceff3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --card: #1b2029; --ink: #e8ebf0; --quiet: #a3adbb; --line: #343c49; --accent: #8ab0ff;
    --fail: #ff8a80; --open: #f3bf5a; --exception: #b9a4ff; --pass: #6fd39a; --none: #9aa4b2;
    --public: #4d3023; --private: #203a57; --data: #1f4130; --other: #2a313c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 32px; }
h1 { margin: 0 0 12px; font-size: 28px; line-height: 1.2; }
h2 { margin: 36px 0 12px; font-size: 19px; }
a { color: var(--accent); overflow-wrap: anywhere; }
dl, dd, dt { margin: 0; }
dt { color: var(--quiet); font-size: 12.5px; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 10px 24px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 10px; padding: 0; margin: 0; list-style: none; }
.tile { background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 8px; padding: 10px 14px; }
.tile strong { display: block; font-size: 26px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--quiet); font-size: 13px; }
.fail { --tone: var(--fail); }
.not-decidable { --tone: var(--open); }
.exception { --tone: var(--exception); }
.pass { --tone: var(--pass); }
.not-applicable { --tone: var(--none); }
.drawing, .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.drawing { padding: 12px; }
svg { display: block; width: 100%; height: auto; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
svg text { fill: var(--ink); }
svg .name { font-size: 16px; font-weight: 600; }
svg .label { font-weight: 600; }
svg .quiet { fill: var(--quiet); font-weight: 400; font-size: 11.5px; }
svg .small { fill: var(--quiet); font-size: 11.5px; }
svg .mono, svg .chip { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
svg .mono { font-size: 11.5px; fill: var(--quiet); }
svg .chip { font-size: 8.3px; }
svg .region { fill: none; stroke: var(--line); stroke-width: 1.5; }
svg .vpc { fill: var(--page); stroke: var(--line); }
svg .subnet { fill: var(--other); }
svg .subnet.public { fill: var(--public); }
svg .subnet.private { fill: var(--private); }
svg .subnet.data { fill: var(--data); }
svg .rail { stroke: var(--line); stroke-dasharray: 2 4; }
svg .link { stroke: var(--accent); stroke-width: 1.5; }
svg .link.peering { stroke-width: 2.5; }
svg .tip { fill: var(--accent); }
.control { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 6px; margin: 6px 0; }
.control > :not(summary) { margin: 0 16px 12px; }
summary { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding: 8px 12px; cursor: pointer; }
.verdict { color: var(--tone); font-weight: 600; min-width: 116px; }
.id { font-weight: 600; min-width: 104px; white-space: nowrap; }
.title { flex: 1 1 260px; }
.meta, .quiet, footer { color: var(--quiet); font-size: 13px; }
.control dl { display: grid; gap: 6px; }
.evidence { list-style: none; padding: 0; font-size: 13px; }
.evidence li { padding: 3px 0 3px 16px; position: relative; border-top: 1px solid var(--line); }
.dot { position: absolute; left: 0; top: 10px; width: 8px; height: 8px; border-radius: 50%; background: var(--tone); }
.where { overflow-wrap: anywhere; }
.said { display: block; color: var(--quiet); overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; min-width: 760px; font-size: 13.5px; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-weight: 500; }
td.id { min-width: 90px; }
.date { white-space: nowrap; }
footer { padding: 36px 20px 48px; }
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --accent: #1a3f94;
    --fail: #9c1c15; --open: #6f4800; --exception: #46308a; --pass: #14582f; --none: #555;
    --public: #fbe3d6; --private: #dcebfb; --data: #dff3e4; --other: #eceff3;
  }
  body { font-size: 11px; }
  .drawing, .scroll { overflow: visible; }
  svg { min-width: 0 !important; }
  table { min-width: 0; font-size: 10px; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .tile, summary, li, tr, svg { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
