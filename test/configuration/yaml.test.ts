import { describe, expect, it } from "vitest";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { loadEnvironment } from "../../src/configuration/load.js";
import { edited, GOOD, lineOf, load, project, refusal } from "./project.js";

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]
${["b", "c", "d", "e", "f", "g"].map((key, at) => `${key}: &${key} [${`*${"abcdef"[at] ?? ""}, `.repeat(9)}]`).join("\n")}
`;

const WITHOUT_NETWORK = GOOD.replace(/\nnetwork:\n(?: .*\n)*/, "\n");

describe("a file that cannot be read", () => {
  it("is told with line and column", async () => {
    const text = edited("  nat: single", "\tnat: single");

    const { problems } = await refusal(load(text));

    expect(problems[0]).toEqual({
      rule: "yaml",
      severity: "critical",
      message: `Cannot read the YAML at line ${lineOf(GOOD, "  nat: single")}, column 1: Tabs are not allowed as indentation`,
      hint: "Correct the line; keys are indented by spaces, as in config/prod.yaml",
      file: "config/prod.yaml",
      line: lineOf(GOOD, "  nat: single"),
    });
  });

  it.each([
    ["aliases of aliases", BOMB, "Cannot read the YAML: an alias has no anchor, or there are too many"],
    ["an alias of nothing", "a: *nowhere", "Cannot read the YAML: an alias has no anchor, or there are too many"],
    ["a block within itself", "a: &a [*a]", "Cannot read the YAML: blocks are nested too deeply"],
    ["deep nesting", "[".repeat(20_000), "Blocks are nested too deeply"],
    [
      "a closed deep nesting",
      `a: ${"[".repeat(30)}${"]".repeat(30)}`,
      "Cannot read the YAML: blocks are nested too deeply",
    ],
    ["two documents", `${GOOD}---\na: 1\n`, "A second document begins there"],
    ["an unknown type", "a: !!python/object x", "Cannot read the YAML at line 1, column 4: Unresolved tag"],
    ["nothing", "", "The file is empty"],
    ["a list", "- a", "The file is a list: wanted a block of keys"],
    ["a word", "prod", 'The file is "prod": wanted a block of keys'],
  ])("is refused when it holds %s", async (_, text, message) => {
    const { problems, code } = await refusal(load(text));

    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)]);
    expect(code).toBe("CONFIGURATION");
  });

  it("is refused when it is larger than 1 MiB", async () => {
    const { message, hint } = await refusal(load(`${GOOD}# ${"x".repeat(1024 * 1024)}\n`));

    expect(message).toMatch(/^Cannot read config\/prod\.yaml: it has \d+ bytes, wanted at most 1048576$/);
    expect(hint).toBe("Keep only tapctl's configuration in config/prod.yaml");
  });

  it("is refused when it is not text", async () => {
    const cwd = await project({ "config/prod.yaml": Uint8Array.of(0x61, 0xff, 0xfe) });

    const { message } = await refusal(loadEnvironment({ cwd, flags: {}, variables: {} }));

    expect(message).toBe("Cannot read config/prod.yaml: it is not UTF-8 text");
  });

  it("is refused when it is a folder", async () => {
    const cwd = await project({});
    await mkdir(join(cwd, "config/prod.yaml"), { recursive: true });

    const { message, hint } = await refusal(loadEnvironment({ cwd, flags: {}, variables: {} }));

    expect(message).toBe("Cannot read config/prod.yaml: it is a folder or a device, wanted a file");
    expect(hint).toBe("Move it away, then create the file: tapctl init --env prod");
  });

  it.each([
    ["__proto__: {}", 'The file has no key "__proto__"'],
    ["constructor: {}", 'The file has no key "constructor"'],
    ["network: { __proto__: { nat: regional } }", 'network has no key "__proto__"'],
    ["network: { hasOwnProperty: 1 }", 'network has no key "hasOwnProperty"'],
  ])("is refused when it would change every object: %s", async (line, message) => {
    const { problems } = await refusal(load(`${WITHOUT_NETWORK}${line}\n`));

    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)]);
  });

  it("takes aliases where they are few", async () => {
    const text = edited("[aps1-az1, aps1-az2, aps1-az3]", "[&zone aps1-az1, aps1-az2, aps1-az3]").replace(
      "noncurrentDays: 90",
      "noncurrentDays: &days 91",
    );

    expect((await load(text)).storage.noncurrentDays).toBe(91);
  });
});
