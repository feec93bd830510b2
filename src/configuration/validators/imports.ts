import { IMPORTABLE, isImportable, type ImportableName } from "../../stacks/importable.js";
import { featuresOf } from "../features.js";
import type { Draft, Finding } from "../finding.js";
import { valueAt } from "../schema/schema-findings.js";
import { nearest } from "../text/nearest.js";
import { shown } from "../text/secret-text.js";

const GLOBAL = "global";
const HALVES = ["region", "account"] as const;

/** Whoever imports owns what it imports, and makes the rest. */
export function ownerOf(claim: string | undefined): "manage" | "skip" {
  return claim === "manage" || claim === "import" ? "manage" : "skip";
}

/** V12: what is imported is named, by an id that says which one, and this environment would make it otherwise. */
export function importFindings(draft: Draft): readonly Finding[] {
  const { baseline } = draft;
  const named = Object.entries(baseline.imports).flatMap(([label, imports]) =>
    Object.entries(imports).flatMap(([name, id]) => (isImportable(name) && id !== undefined ? [{ label, name }] : [])),
  );
  // What does not fit the schema was still meant as a name.
  const written = valuesOf(valueAt(draft.raw, ["baseline", "imports"])).flatMap(keysOf);
  const empty = HALVES.filter(
    (half) =>
      baseline[half] === "import" && !written.some((name) => !isImportable(name) || IMPORTABLE[name].owner === half),
  );
  return [
    ...empty.map((half) => nothingNamed(half, draft)),
    ...Object.keys(baseline.imports).flatMap((label) => strangeLabel(label, draft)),
    ...named.flatMap((one) => misplaced(one.label, one.name, draft)),
  ];
}

function valuesOf(node: unknown): readonly unknown[] {
  return typeof node === "object" && node !== null ? Object.values(node) : [];
}

function keysOf(node: unknown): readonly string[] {
  return typeof node === "object" && node !== null ? Object.keys(node) : [];
}

function nothingNamed(half: (typeof HALVES)[number], { listed = [] }: Draft): Finding {
  const [region = "us-east-1"] = listed;
  const example =
    half === "region"
      ? `${region}: { detector: <id> }, which you find with: aws guardduty list-detectors --region ${region}`
      : "global: { ciProvider: <arn> }, which you find with: aws iam list-open-id-connect-providers";
  return {
    path: ["baseline", half],
    message: `baseline.${half} is "import", but baseline.imports names nothing of it: wanted at least one id`,
    hint: `Write under imports ${example}; or write ${half}: manage where there is nothing yet`,
  };
}

function strangeLabel(label: string, { listed }: Draft): readonly Finding[] {
  if (listed === undefined || label === GLOBAL || listed.includes(label)) return [];
  return [
    {
      path: ["baseline", "imports", label],
      message: `baseline.imports has ${shown(label)}, which is not configured: wanted ${listed.join(", ")} or global`,
      hint: `Write ${nearest(label, [...listed, GLOBAL]) ?? "a region that is listed under regions"}, or remove it`,
    },
  ];
}

function misplaced(label: string, name: ImportableName, { baseline, features, ci }: Draft): readonly Finding[] {
  const { owner, stack, feature } = { feature: undefined, ...IMPORTABLE[name] };
  const setting = `baseline.imports.${label}.${name}`;
  const path = ["baseline", "imports", label, name];
  const finding = (message: string, hint: string): readonly Finding[] => [{ path, message, hint }];
  if ((stack === GLOBAL) !== (label === GLOBAL)) {
    const [where, hint] =
      stack === GLOBAL
        ? ["an account has one for all regions", "Move it under imports: { global: … }"]
        : ["every region has one of its own", "Move it under the region that it is in"];
    return finding(`${setting} is in the wrong place: ${where}`, hint);
  }
  if (baseline[owner] !== "import") {
    return finding(
      `${setting} is set, but baseline.${owner} is "${baseline[owner]}": wanted "import"`,
      `Write ${owner}: import, or remove the line`,
    );
  }
  if (feature !== undefined && !featuresOf(features)[feature]) {
    return finding(
      `${setting} is set, but features.${feature} is off: nothing would take it over`,
      `Write features: { ${feature}: true }, or remove the line`,
    );
  }
  if (name === "ciProvider" && !ci.manageRole) {
    return finding(
      `${setting} is set, but ci.manageRole is off: nothing would take it over`,
      "Write ci: { manageRole: true }, or remove the line",
    );
  }
  return [];
}
