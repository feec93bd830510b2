import type * as z from "zod";
import { assemble } from "./assemble.js";
import { draftOf, upToList } from "./schema/draft.js";
import type { Environment, EnvironmentRequest } from "./environment.js";
import { pathText, type Draft } from "./finding.js";
import { chosenName, chosenRegions, overlaid, overridesOf } from "./source/overrides.js";
import { findPassphrase } from "./source/passphrase.js";
import { problemsOf, unusable, type Found } from "./problems.js";
import { checkEnvironmentName, readProjectFile, type ProjectFile } from "./source/project.js";
import { FILE } from "./schema/schema.js";
import { schemaFindings, valueAt } from "./schema/schema-findings.js";
import { readSiblings } from "./source/siblings.js";
import { tlsMaterial } from "./tls-material.js";
import { selectionFindings } from "./validators/selection.js";
import { ruleOfPath, VALIDATORS } from "./validators/table.js";
import { readYaml } from "./source/yaml-source.js";

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
    ...source.findings.map((finding) => ({
      rule: finding.path.length === 0 ? "yaml" : ruleOfPath(finding.path),
      finding,
    })),
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
  const [target, regions] = [valueAt(raw, ["target"]), valueAt(raw, ["regions"])];
  const variable = settings.alerts.webhookUrl?.env;
  const set = variable === undefined ? "" : (request.variables[variable] ?? "");
  const { region, account } = settings.baseline;
  const claims = [region, account].some((owner) => owner !== "skip");
  return {
    ...settings,
    target: target === undefined || target === settings.target ? settings.target : undefined,
    listed: typeof regions === "object" && regions !== null ? Object.keys(regions) : undefined,
    name,
    file: project.file,
    text: project.text,
    raw,
    passphrase: await findPassphrase(request),
    webhookUrl: set === "" ? undefined : set,
    tlsMaterial: tlsMaterial(settings.tls, request.variables),
    siblings: claims ? await readSiblings(project.root, name) : [],
  };
}

function contentFindings(
  request: EnvironmentRequest,
  draft: Draft,
  issues: readonly z.core.$ZodIssue[],
): readonly Found[] {
  const misfits = schemaFindings(issues, draft.raw).map((finding) => ({ rule: ruleOfPath(finding.path), finding }));
  if (misfits.some(({ finding }) => finding.path.length === 0)) return misfits;
  // Where a value does not fit, validators saw a default in its place.
  const misplaced = new Set(misfits.flatMap(({ finding: { path } }) => [path, upToList(path)].map(pathText)));
  const checked = VALIDATORS.flatMap(({ code, check }) => check(draft).map((finding) => ({ rule: code, finding })));
  const selection = selectionFindings(chosenRegions(request), draft);
  return [
    ...misfits,
    ...checked.filter(({ finding }) => !misplaced.has(pathText(finding.path))),
    ...selection.map((finding) => ({ rule: "regions", finding })),
  ];
}

/** Every sink blanks them out, wherever they come from. */
function secretsOf({ webhookUrl, tlsMaterial: { privateKey }, passphrase }: Draft): readonly string[] {
  const held = [webhookUrl, privateKey, "value" in passphrase ? passphrase.value : undefined];
  return held.filter((secret) => secret !== undefined);
}
