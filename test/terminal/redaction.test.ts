import { describe, expect, it } from "vitest";
import type { TerminalFlags } from "../../src/commands/terminal.js";
import { NO_CHANGES } from "../../src/deployment/changes.js";
import type { RunEvent } from "../../src/deployment/events.js";
import { createRedactor } from "../../src/deployment/redact.js";
import type { RunReport } from "../../src/deployment/report.js";
import type { StackResult } from "../../src/deployment/result.js";
import { renderMarkdown } from "../../src/reporting/markdown.js";
import { createTidy } from "../../src/reporting/plain-text.js";
import { toJson } from "../../src/reporting/to-json.js";
import { createTerminal } from "../../src/terminal/create-terminal.js";
import { change, FIRST_PREVIEW, FAILED_UP, PLAN, property, report, result } from "../reporting/sample-run.js";
import { DATABASE, RUN_STARTED, STAGE_STARTED, resource, started } from "./fakes/run.js";
import { fakeWorld } from "./fakes/world.js";

/** Long enough to be broken by a line, with what Markdown, JSON and URNs escape or cut. */
const SECRETS = [
  "tr0ub4dor|&<3>*correct_horse`battery",
  "-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----",
  'q"\\uote\u001bd\u0007',
];

const RICH = result("us-west-2", {
  verdict: "failed",
  reason: "because",
  causedBy: ["prod-us-east-1"],
  counts: { ...NO_CHANGES, create: 1 },
  changes: [
    change("prod-us-west-2", "replace", DATABASE, {
      sensitive: true,
      properties: [property("engine", { before: "a", after: "b" })],
    }),
  ],
  failures: [{ urn: "urn:pulumi:prod-us-west-2::tapctl::aws:ec2/vpc:Vpc::core", message: "no" }],
  outputs: { plain: "value", nested: { list: ["item"], secret: { $secret: "s" }, unknown: { $unknown: "us-east-1" } } },
});

const SKIPPED = result("global", { verdict: "skipped", causedBy: ["prod-us-west-2"] });

const EVENTS: readonly RunEvent[] = [
  RUN_STARTED,
  STAGE_STARTED,
  started("us-west-2"),
  resource("us-west-2", "started", DATABASE),
  resource("us-west-2", "failed", DATABASE),
  { type: "diagnostic", stack: "prod-us-west-2", label: "us-west-2", severity: "error", message: "m", urn: "u" },
  { type: "notice", severity: "warning", message: "m" },
  { type: "stack-finished", result: RICH },
  { type: "stack-finished", result: SKIPPED },
  { type: "run-finished", exitStatus: 1, report: "report.json" },
];

/** What only a closed list of words can hold. */
const WORDS = ["type", "operation", "kind", "phase", "severity", "verdict", "signal", "schemaVersion"];

/** The value once for each string in it, with the secret there; keys of outputs too. */
function plantings<T>(value: T, secret: string): readonly (readonly [where: string, planted: T])[] {
  const plant = (node: unknown, at: string): (readonly [string, unknown])[] => {
    if (typeof node === "string") return [[at, `${node} ${secret} ${node}`]];
    if (Array.isArray(node)) {
      return node.flatMap((item, index) =>
        plant(item, `${at}[${index}]`).map(([where, put]) => [where, node.with(index, put)] as const),
      );
    }
    if (typeof node !== "object" || node === null) return [];
    return Object.entries(node)
      .filter(([key]) => !WORDS.includes(key))
      .flatMap(([key, child]) =>
        plant(child, `${at}.${key}`).map(([where, put]) => [where, { ...node, [key]: put }] as const),
      );
  };
  // Only strings were replaced by strings.
  return plant(value, "") as (readonly [string, T])[];
}

/** Parts that a cut or a line break would leave: none may be seen either. */
function leaks(text: string, secret: string): boolean {
  const squeezed = text.replace(/\s+/g, "");
  const marks = [secret, JSON.stringify(secret).slice(1, -1), secret.slice(0, 12), secret.slice(-12)];
  return marks.some((mark) => text.includes(mark) || squeezed.includes(mark.replace(/\s+/g, "")));
}

const SINKS: readonly (readonly [
  string,
  TerminalFlags,
  { readonly tty?: boolean; readonly env?: Record<string, string> },
])[] = [
  ["plain", {}, {}],
  ["verbose", { verbose: true }, {}],
  ["quiet", { quiet: true }, {}],
  ["NDJSON", { json: true }, {}],
  ["GitHub", {}, { env: { GITHUB_ACTIONS: "true" } }],
  ["a terminal", {}, { tty: true }],
];

function everythingShown(
  flags: TerminalFlags,
  options: object,
  show: (terminal: ReturnType<typeof createTerminal>, pass: (ms: number) => void) => void,
) {
  const { world, stdout, stderr, pass } = fakeWorld({ ...options, secrets: SECRETS });
  const terminal = createTerminal(flags, world);
  show(terminal, pass);
  terminal.close();
  return stdout.text + stderr.text;
}

describe.each(SECRETS)("the secret %j", { timeout: 30_000 }, (secret) => {
  it.each(SINKS)("in any field of any event reaches no output of %s", (_name, flags, options) => {
    for (const event of EVENTS) {
      for (const [where, planted] of plantings(event, secret)) {
        const text = everythingShown(flags, options, (terminal, pass) => {
          terminal.listen(started("us-west-2"));
          terminal.listen(planted);
          // Two frames, or a heartbeat.
          pass(options.tty === true ? 160 : 31_000);
        });

        expect(leaks(text, secret), `${event.type}${where}`).toBe(false);
      }
    }
  });

  it.each(SINKS)("in any field of any result reaches no page of %s", (_name, flags, options) => {
    for (const sample of [RICH, SKIPPED, ...FIRST_PREVIEW, ...FAILED_UP]) {
      for (const [where, planted] of plantings<StackResult>(sample, secret)) {
        const text = everythingShown(flags, options, (terminal) => {
          terminal.showPreview(PLAN, [planted]);
          terminal.showResults([planted], { exitStatus: 1, report: secret, next: secret });
        });

        expect(leaks(text, secret), where).toBe(false);
      }
    }
  });

  it.each(SINKS)("in what is said, asked or written reaches no output of %s", async (_name, flags, options) => {
    const { world, stdout, stderr, stdin } = fakeWorld({ ...options, secrets: SECRETS });
    const terminal = createTerminal(flags, world);
    stdin.write("n\nn\n");

    terminal.say(secret);
    terminal.warn(secret);
    terminal.write(secret);
    terminal.writeTable({ columns: [{ title: "a" }, { title: "b" }], rows: [[secret, "x".repeat(80)]] });
    await terminal.wait(secret, () => Promise.resolve());
    await terminal.confirm(secret);

    expect(leaks(stdout.text + stderr.text, secret)).toBe(false);
  });

  it("in any field of a report reaches no file", () => {
    const tidy = createTidy(createRedactor(SECRETS));
    for (const [where, planted] of plantings<RunReport>(report({ stacks: [RICH], error: "e" }), secret)) {
      expect(leaks(toJson(planted, tidy), secret), `json ${where}`).toBe(false);
      expect(leaks(renderMarkdown(planted, tidy), secret), `md ${where}`).toBe(false);
    }
  });
});

it("finds the row of a stack in a preview though a secret is a part of its name", () => {
  const { world, stdout } = fakeWorld({ secrets: ["east"] });

  createTerminal({}, world).showPreview(PLAN, FIRST_PREVIEW);

  expect(stdout.text).toContain("us-[secret]-1      52");
});

it("masks a secret in rows that were there before anybody knew it to be one", () => {
  const { world, stderr, pass } = fakeWorld({ tty: true });
  createTerminal({ color: false }, world).listen(started("us-west-2"));
  stderr.text = "";

  world.redact.add(["us-west-2"]);
  pass(80);

  expect(stderr.text).toContain("[secret]");
  expect(stderr.text).not.toContain("us-west-2");
});

it("lets a secret through that nobody named, so that these tests can fail", () => {
  const text = everythingShown({}, {}, (terminal) => {
    terminal.listen({ type: "notice", severity: "info", message: "unnamed secret" });
  });

  expect(leaks(text, "unnamed secret")).toBe(true);
});

it.each(SINKS.filter(([name]) => name !== "a terminal"))(
  "no control character of a message reaches %s",
  (_name, flags, options) => {
    const message = "a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u0000e\u202ef\u007fg\rh";

    const text = everythingShown(flags, options, (terminal) => {
      terminal.listen({ type: "notice", severity: "info", message });
      terminal.listen({ type: "stack-finished", result: { ...RICH, reason: message, failures: [{ message }] } });
      terminal.showResults([{ ...RICH, failures: [{ message, urn: message }] }], { exitStatus: 1 });
      terminal.say(message);
    });

    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  },
);
