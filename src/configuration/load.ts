import type * as z from "zod";
import { assemble } from "./assemble.js";
import { draftOf } from "./draft.js";
import type { Environment, EnvironmentRequest } from "./environment.js";
import type { Draft } from "./finding.js";
import { chosenName, chosenRegions, overlaid, overridesOf } from "./overrides.js";
import { findPassphrase } from "./passphrase.js";
import { problemsOf, unusable, type Found } from "./problems.js";
import { checkEnvironmentName, readProjectFile, type ProjectFile } from "./project.js";
import { FILE } from "./schema.js";
import { schemaFindings } from "./schema-findings.js";
import { readSiblings } from "./siblings.js";
import { selectionFindings } from "./validators/selection.js";
import { ruleOfPath, VALIDATORS } from "./validators/table.js";
import { readYaml } from "./yaml-source.js";

/** Reads config/<env>.yaml and checks all of it: everything that is wrong is in the one error that is thrown. */
export async function loadEnvironment(request: EnvironmentRequest): Promise<Environment> {
  const { value: name } = chosenName(request);
  checkEnvironmentName(name);
  const project = await readProjectFile(name, request.cwd);
  const source = readYaml(project.text);
  const overrides = overridesOf(request);
  const raw = overlaid(withoutEmptyKeys(source.value), overrides);

  const parsed = FILE.safeParse(raw);
  const draft = await draftFor(request, name, project, raw);
  const found: readonly Found[] = [
    ...source.findings.map((finding) => ({ rule: "yaml", finding })),
    ...(source.readable ? contentFindings(request, draft, parsed.error?.issues ?? []) : []),
  ];
  const secrets = secretsOf(draft);
  const problems = problemsOf(found, { file: project.file, overrides, closestLine: source.closestLine, secrets });
  const refused = problems.some(({ severity }) => severity === "critical");
  if (refused || !parsed.success) throw unusable(project.file, name, found, problems);

  return assemble({ request, project, source, settings: parsed.data, draft, secrets, warnings: problems });
}

/** A block whose keys are all commented out is empty, and means its defaults. */
function withoutEmptyKeys(document: unknown): unknown {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return document;
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null));
}

async function draftFor(request: EnvironmentRequest, name: string, project: ProjectFile, raw: unknown): Promise<Draft> {
  const settings = draftOf(raw);
  const variable = settings.alerts.webhookUrl?.env;
  const set = variable === undefined ? "" : (request.variables[variable] ?? "");
  return {
    ...settings,
    name,
    file: project.file,
    text: project.text,
    raw,
    passphrase: await findPassphrase(request),
    webhookUrl: set === "" ? undefined : set,
    siblings: await readSiblings(project.root, name),
  };
}

function contentFindings(
  request: EnvironmentRequest,
  draft: Draft,
  issues: readonly z.core.$ZodIssue[],
): readonly Found[] {
  const selection = selectionFindings(chosenRegions(request), Object.keys(draft.regions), draft.file);
  return [
    ...schemaFindings(issues, draft.raw).map((finding) => ({ rule: ruleOfPath(finding.path), finding })),
    ...VALIDATORS.flatMap(({ code, check }) => check(draft).map((finding) => ({ rule: code, finding }))),
    ...selection.map((finding) => ({ rule: "regions", finding })),
  ];
}

/** Every sink blanks them out, wherever they come from. */
function secretsOf({ webhookUrl, passphrase }: Draft): readonly string[] {
  return [webhookUrl, "value" in passphrase ? passphrase.value : undefined].filter((secret) => secret !== undefined);
}
