import { join, resolve } from "node:path";
import type { Problem } from "../errors.js";
import type {
  AlertSettings,
  Environment,
  EnvironmentRequest,
  Origin,
  RunSettings,
  TlsSettings,
} from "./environment.js";
import { featuresOf } from "./features.js";
import type { Draft } from "./finding.js";
import { chosenName, chosenRegions, overridesOf } from "./source/overrides.js";
import type { ProjectFile } from "./source/project.js";
import { digestOf, originsOf } from "./origins.js";
import type { FileSettings } from "./schema/schema.js";
import { ownerOf } from "./validators/imports.js";
import type { TlsMaterial } from "./tls-material.js";
import type { YamlSource } from "./source/yaml-source.js";

interface Parts {
  readonly request: EnvironmentRequest;
  readonly project: ProjectFile;
  readonly source: YamlSource;
  readonly settings: FileSettings;
  readonly draft: Draft;
  readonly secrets: readonly string[];
  readonly warnings: readonly Problem[];
}

/** Puts together what has passed every validator. */
export function assemble({ request, project, source, settings, draft, secrets, warnings }: Parts): Environment {
  const { run, ...deployed } = settings;
  const { alerts, baseline, features, tls, ...rest } = deployed;
  const { file, root } = project;
  const rendered = { name: draft.name, ...deployed };
  const chosen = originsOf({ settings, overrides: overridesOf(request), file, lineOf: source.lineOf });
  return {
    ...rest,
    name: draft.name,
    file,
    root,
    home: homeOf(request, root),
    selectedRegions: chosenRegions(request)?.value ?? Object.keys(settings.regions),
    ...stateOf(settings),
    features: featuresOf(features),
    tls: tlsOf(tls, draft.tlsMaterial),
    alerts: alertsOf(alerts, draft.webhookUrl),
    baseline: { ...baseline, region: ownerOf(baseline.region), account: ownerOf(baseline.account) },
    run: runOf(run),
    rendered,
    digest: digestOf(rendered),
    secrets,
    warnings,
    origins: [...requestOrigins(request, root, Object.keys(settings.regions)), ...chosen],
  };
}

/** The sandbox keeps to itself: its state is never among that of AWS. */
function stateOf({ target, endpoint, backend, secretsProvider }: FileSettings) {
  if (target === "sandbox") return { endpoint: undefined, backend: undefined, secretsProvider: "passphrase" };
  return { endpoint: endpoint?.replace(/\/$/, ""), backend, secretsProvider };
}

function homeOf({ variables, cwd }: EnvironmentRequest, root: string): string {
  const set = variables["TAPCTL_HOME"] ?? "";
  return set === "" ? join(root, ".tapctl") : resolve(cwd, set);
}

function alertsOf({ emails, slack }: FileSettings["alerts"], webhookUrl: string | undefined): AlertSettings {
  return {
    emails,
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    ...(slack === undefined ? {} : { slack }),
  };
}

function tlsOf(tls: FileSettings["tls"], { certificate, privateKey, chain }: TlsMaterial): TlsSettings {
  return { ...tls, certificate: certificate ?? "", privateKey: privateKey ?? "", chain: chain ?? "" };
}

function runOf({ concurrency, onFailure, grace, lockWait, minSession }: FileSettings["run"]): RunSettings {
  return {
    concurrency,
    onFailure,
    grace: grace === undefined ? undefined : milliseconds(grace),
    lockWait: milliseconds(lockWait ?? "0s"),
    minSession: milliseconds(minSession ?? "15m"),
  };
}

/** Of what the schema let through: `30s`, `5m`, `1h`. */
function milliseconds(duration: string): number {
  const unit = duration.endsWith("h") ? 3_600_000 : duration.endsWith("m") ? 60_000 : 1000;
  return Number.parseInt(duration, 10) * unit;
}

/** What is chosen outside the file. */
function requestOrigins(request: EnvironmentRequest, root: string, configured: readonly string[]): readonly Origin[] {
  const name = chosenName(request);
  const regions = chosenRegions(request);
  const home = request.variables["TAPCTL_HOME"] ?? "";
  return [
    { setting: "env", value: name.value, from: name.from },
    { setting: "selected regions", value: (regions?.value ?? configured).join(","), from: regions?.from ?? "default" },
    { setting: "home", value: homeOf(request, root), from: home === "" ? "default" : "variable TAPCTL_HOME" },
  ];
}
