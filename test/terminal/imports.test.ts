import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const hooks = new URL("fakes/load-sources.ts", import.meta.url).pathname;

/** Every module that a fresh process loads for the given one. */
function modulesLoadedBy(path: string): readonly string[] {
  const module = new URL(`../../src/${path}`, import.meta.url).href;
  const script = `
    const { registerHooks } = await import("node:module");
    const seen = [];
    registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) });
    await import(${JSON.stringify(module)});
    console.log(JSON.stringify(seen));
  `;
  const { stdout } = spawnSync(process.execPath, ["--import", hooks, "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  return JSON.parse(stdout) as readonly string[];
}

describe("what is loaded", { timeout: 30_000 }, () => {
  it("for an error is a handful of our own modules", () => {
    const modules = modulesLoadedBy("terminal/format-error.ts");

    expect(modules.filter((url) => url.includes("/node_modules/"))).toEqual([]);
    expect(modules.filter((url) => url.startsWith("file:")).length).toBeLessThan(8);
  });

  it.each(["/ora/", "/zod/", "/reporting/markdown", "/reporting/write-report"])(
    "for a terminal is without %s",
    (part) => {
      expect(modulesLoadedBy("terminal/create-terminal.ts").filter((url) => url.includes(part))).toEqual([]);
    },
  );

  it("for a report is without zod and without the terminal", () => {
    const modules = modulesLoadedBy("reporting/write-report.ts");

    expect(modules.filter((url) => /node_modules|src\/terminal/.test(url))).toEqual([]);
  });
});
