import type { AuditReport } from "../../../deployment/audit.js";
import { countVerdicts, subjectWords, VERDICT_WORDS, VERDICTS } from "../words.js";
import { controlsSection, exceptionsSection } from "./controls.js";
import { markup, type Html } from "./markup.js";
import { networkSvg } from "./network-svg.js";
import { STYLE } from "./style.js";

/** One page that needs nothing else: no network, no script. */
export function auditPage(report: AuditReport): string {
  const title = `Audit of ${report.environment}`;
  return `${
    markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${header(report)}
<main>
${summary(report)}
<section><h2>Network</h2><div class="drawing">${networkSvg(report.network)}</div></section>
${controlsSection(report)}
${exceptionsSection(report)}
</main>
<footer>Written by tapctl ${report.tapctlVersion} on ${report.auditedAt}</footer>
</body>
</html>`.markup
  }\n`;
}

function header(report: AuditReport): Html {
  const { environment, account, target, file, auditedAt, stacks } = report;
  const facts: readonly (readonly [string, string])[] = [
    ["Account", account],
    ["Target", target],
    ["Configuration", file],
    ["About", subjectWords(report)],
    ["Date", auditedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")],
    ["Resources", stacks.map(({ region, resources }) => `${region} ${resources}`).join(", ")],
  ];
  return markup`<header><h1>Audit of ${environment}</h1>
<dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function summary(report: AuditReport): Html {
  const counts = countVerdicts(report);
  const tiles = VERDICTS.map(
    (verdict) =>
      markup`<li class="tile ${verdict}"><strong>${counts[verdict]}</strong><span>${VERDICT_WORDS[verdict]}</span></li>`,
  );
  return markup`<section><h2>Summary</h2><ul class="tiles">${tiles}</ul><p>${conclusion(report)}</p></section>`;
}

function conclusion(report: AuditReport): string {
  const { fail, "not-decidable": open } = countVerdicts(report);
  const later = open === 0 ? "" : ` ${open} can be decided only after the deployment.`;
  if (fail > 0) return `${fail} of ${report.controls.length} controls fail.${later}`;
  return `No control fails, of ${report.controls.length}.${later}`;
}
