import type { AuditedControl, AuditReport, Evidence } from "../../../deployment/audit.js";
import { describeUrn } from "../../resource-name.js";
import { VERDICT_WORDS } from "../words.js";
import { markup, type Html, NOTHING, safeUrl } from "./markup.js";

/** Every control, the worst first; what passes is folded up, and printed all the same. */
export function controlsSection({ controls }: AuditReport): Html {
  return markup`<section><h2>Controls</h2>${controls.map(controlEntry)}</section>`;
}

function controlEntry(control: AuditedControl): Html {
  const { id, title, severity, level, verdict, evidence, standards, protectsFrom, remedy, source } = control;
  const open = verdict === "fail" ? markup` open` : NOTHING;
  const count = evidence.length === 1 ? "1 resource" : `${evidence.length} resources`;
  return markup`<details class="control ${verdict}"${open}>
<summary><span class="verdict">${VERDICT_WORDS[verdict]}</span><span class="id">${id}</span><span class="title">${title}</span><span class="meta">${severity}${level === "mandatory" ? "" : `, ${level}`}, ${count}</span></summary>
<dl><div><dt>Protects from</dt><dd>${protectsFrom}</dd></div><div><dt>Remedy</dt><dd>${remedy}</dd></div>
<div><dt>Standards</dt><dd>${standards.join("; ")}</dd></div><div><dt>Source</dt><dd><a href="${safeUrl(source)}">${source}</a></dd></div></dl>
${evidence.length === 0 ? markup`<p class="quiet">Nothing in this deployment is what the control speaks of.</p>` : markup`<ul class="evidence">${evidence.map(evidenceLine)}</ul>`}
</details>
`;
}

function evidenceLine({ urn, part, verdict, message }: Evidence): Html {
  const where = part === undefined || part === "" ? describeUrn(urn) : `${describeUrn(urn)}, ${part}`;
  const said = message === undefined ? NOTHING : markup`<span class="said">${message}</span>`;
  return markup`<li class="${verdict}"><span class="dot" aria-label="${VERDICT_WORDS[verdict]}"></span><span class="where">${where}</span>${said}</li>`;
}

/** What is not as a control wants it, on purpose, once for each reason. */
export function exceptionsSection({ controls }: AuditReport): Html {
  const rows = controls.flatMap(({ id, evidence }) => grouped(evidence).map((group) => exceptionRow(id, group)));
  if (rows.length === 0) return markup`<section><h2>Exceptions</h2><p>There are none.</p></section>`;
  return markup`<section><h2>Exceptions</h2><div class="scroll"><table>
<thead><tr><th>Control</th><th>Reason</th><th>Owner</th><th>Until</th><th>Resources</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function grouped(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const groups = new Map<string, Evidence[]>();
  for (const one of evidence.filter(({ verdict }) => verdict === "exception")) {
    const key = [one.message, one.owner, one.expires].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function exceptionRow(control: string, group: readonly Evidence[]): Html {
  const [first] = group;
  const urns = [...new Set(group.map(({ urn }) => urn))];
  return markup`<tr><td class="id">${control}</td><td>${first?.message ?? ""}</td><td>${first?.owner ?? ""}</td>
<td class="date">${first?.expires ?? ""}</td><td>${urns.map((urn) => markup`<div class="where">${describeUrn(urn)}</div>`)}</td></tr>
`;
}
