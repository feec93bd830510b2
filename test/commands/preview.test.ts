import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";
import { failure } from "../support/results.js";

describe("tapctl preview", () => {
  it("shows every stack before anything exists, and writes nothing", async () => {
    const { run, engine, terminal, requests } = harness();

    const { status } = await run("preview");

    expect(status).toBe(0);
    expect(engine.calls).toEqual(["preview us-east-1", "preview us-west-2", "preview ap-south-1", "preview global"]);
    expect(terminal.previews[0]?.map(({ label }) => label)).toEqual(["us-east-1", "us-west-2", "ap-south-1", "global"]);
    expect(terminal.results).toBeUndefined();
    expect(requests).toMatchObject([{ command: "preview", writes: false, width: 3 }]);
  });

  it("exits 2 with --detailed-exitcode when something would change", async () => {
    const { run } = harness();

    const { status } = await run("preview", "--detailed-exitcode");

    expect(status).toBe(2);
  });

  it("exits 0 with --detailed-exitcode when nothing would change", async () => {
    const { run } = harness({ script: { "preview us-east-1": { changes: [] } } });

    const { status } = await run("preview", "--detailed-exitcode", "--only", "us-east-1");

    expect(status).toBe(0);
  });

  it("exits 1 and skips global when a region fails, whatever else changed", async () => {
    const { run, terminal } = harness({ script: { "preview us-west-2": failure("No zone") } });

    const { status } = await run("preview", "--detailed-exitcode");

    expect(status).toBe(1);
    expect(terminal.previews[0]?.map(({ verdict }) => verdict)).toEqual([
      "succeeded",
      "failed",
      "succeeded",
      "skipped",
    ]);
  });

  it("refuses --only together with --regions", async () => {
    const { run, engine } = harness();

    const { status, error } = await run("preview", "--only", "us-east-1", "--regions", "us-west-2");

    expect(status).toBe(4);
    expect(error).toMatchObject({ message: 'Cannot combine "--only" with "--regions"' });
    expect(engine.calls).toEqual([]);
  });

  it("takes the regions of --regions in their order, however they are written", async () => {
    const { run, engine } = harness({ concurrency: 1 });

    await run("preview", "-r", "us-west-2, us-east-1", "--regions", "us-west-2");

    expect(engine.calls).toEqual(["preview us-west-2", "preview us-east-1", "preview global"]);
  });

  it("shows warnings of the configuration before it starts", async () => {
    const warning = { rule: "V14", severity: "warning", message: "One region only", hint: "Add another" } as const;
    const { run, terminal } = harness({ project: { warnings: [warning] } });

    await run("preview");

    expect(terminal.warned).toEqual(["One region only. Add another"]);
  });
});
