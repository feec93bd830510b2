import { describe, expect, it } from "vitest";
import { readSources, type Source } from "./support/sources.js";

const SOURCES = readSources();

/** Composition roots: they put the parts together, so they may know all of them. */
const EVERYTHING = [
  "automation",
  "cloud",
  "commands",
  "configuration",
  "deployment",
  "policies",
  "reporting",
  "sandbox",
  "stacks",
  "terminal",
];

const IN_WORKERS = ["automation", "cloud", "deployment", "policies", "sandbox", "stacks"];

/** What each part of src/ may import, besides itself, errors.ts and Node. `stacks/naming.ts` is one file of a part. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "errors.ts": [],
  "main.ts": ["compose.ts", "program.ts", "deployment", "terminal", "commander"],
  "program.ts": ["commands", "commander"],
  "compose.ts": ["compose", ...EVERYTHING],
  compose: ["worker/settings.ts", ...EVERYTHING],
  "worker.ts": ["compose/open-state.ts", "worker", ...IN_WORKERS],
  worker: IN_WORKERS,
  automation: ["deployment", "@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf", "semver"],
  cloud: ["automation/state/state-store.ts", "deployment", "@aws-sdk"],
  commands: ["deployment", "commander"],
  configuration: [
    ...["deployment", "yaml", "zod"],
    "policies/control-ids.ts",
    ...[
      "stacks/database-classes.ts",
      "stacks/documents/service-control.ts",
      "stacks/importable.ts",
      "stacks/instance-types.ts",
      "stacks/naming.ts",
    ],
  ],
  deployment: [],
  "policy-pack.ts": ["automation", "configuration", "policies", "terminal"],
  policies: ["deployment", "stacks/documents/statement.ts", "stacks/settings.ts"],
  reporting: ["deployment", "zod"],
  sandbox: ["deployment/sought.ts", "@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf"],
  stacks: ["@pulumi/aws", "@pulumi/pulumi"],
  terminal: ["commands", "deployment", "reporting", "chalk", "ora", "string-width"],
};

/** Programs of stacks and the domain: no files, no processes, no network. */
const PURE_NODE = ["node:crypto"];
const PURE = ["deployment", "policies", "stacks"];

/** Where the outside world may be touched by name. */
const ROOTS = ["main.ts", "compose.ts", "compose", "policy-pack.ts", "terminal", "worker", "worker.ts"];
const GLOBALS = /^(console\..*|process\.(env|exit|stdout|stderr|stdin|argv)|Date\.now)$/;
const NOWHERE = /^(console\..*|process\.exit)$/;

/** Exceptions to the rules on globals, each with its reason. */
const EXCEPTIONS = [
  // `pulumi version` needs the user's environment, such as HOME, to answer at all.
  "automation/engine/locate.ts -> process.env",
  // A lock's age is told by the clock that dates files and processes.
  "automation/locks/owner.ts -> Date.now",
  "automation/state/file-store.ts -> Date.now",
  // The failure that a test asks for: a program that ends its process.
  "automation/worker/misbehave.ts -> process.exit",
];

function partOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.indexOf("/")) : file;
}

function within(part: string): readonly Source[] {
  return SOURCES.filter(({ file }) => partOf(file) === part);
}

function isAllowed(target: string, part: string): boolean {
  const allowed = [part, "errors.ts", ...(ALLOWED[part] ?? [])];
  return target.startsWith("node:") || allowed.some((name) => target === name || target.startsWith(`${name}/`));
}

function strays(sources: readonly Source[], stray: (target: string, file: string) => boolean): readonly string[] {
  return sources.flatMap(({ file, imports }) =>
    imports.filter(({ target }) => stray(target, file)).map(({ target }) => `${file} -> ${target}`),
  );
}

describe("src", () => {
  it("has no part without a rule, and no rule without a part", () => {
    const parts = [...new Set(SOURCES.map(({ file }) => partOf(file)))].sort();

    expect(parts).toEqual(Object.keys(ALLOWED).sort());
  });

  it.each(Object.keys(ALLOWED))("%s imports only what it may", (part) => {
    expect(strays(within(part), (target) => !isAllowed(target, part))).toEqual([]);
  });

  it.each(PURE)("%s takes nothing from Node that touches the world", (part) => {
    const touches = (target: string): boolean => target.startsWith("node:") && !PURE_NODE.includes(target);

    expect(strays(within(part), touches)).toEqual([]);
  });

  it("keeps the Automation API in automation", () => {
    const sources = SOURCES.filter(({ file }) => partOf(file) !== "automation");

    expect(strays(sources, (target) => target.startsWith("@pulumi/pulumi/automation"))).toEqual([]);
  });

  it("touches the environment, the streams and the clock at its edges only", () => {
    const touched = SOURCES.flatMap(({ file, globals }) => {
      const pattern = ROOTS.includes(partOf(file)) ? NOWHERE : GLOBALS;
      return [...new Set(globals.filter((name) => pattern.test(name)))].map((name) => `${file} -> ${name}`);
    });

    expect(touched).toEqual(EXCEPTIONS);
  });

  it("has no file that imports itself through others", () => {
    expect(SOURCES.map(({ file }) => cycleThrough(file)).filter((cycle) => cycle.length > 0)).toEqual([]);
  });

  it("loads no package but commander for --help", () => {
    const loaded = new Set(reached("main.ts", ["static"]));

    expect([...loaded].filter((target) => !target.endsWith(".ts") && !target.startsWith("node:"))).toEqual([
      "commander",
    ]);
    expect([...new Set([...loaded].filter((target) => target.endsWith(".ts")).map(partOf))].sort()).toEqual(
      ["commands", "compose", "compose.ts", "deployment", "errors.ts", "program.ts"].sort(),
    );
  });
});

/** Everything that a file imports, and what that imports, and so on; itself only when it is in a cycle. */
function reached(file: string, kinds: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const follow = (from: string): void => {
    const source = SOURCES.find((candidate) => candidate.file === from);
    for (const { target, kind } of source?.imports ?? []) {
      if (!kinds.includes(kind) || seen.has(target)) continue;
      seen.add(target);
      follow(target);
    }
  };
  follow(file);
  return [...seen];
}

function cycleThrough(file: string): string {
  return reached(file, ["static", "dynamic", "type"]).includes(file) ? file : "";
}
