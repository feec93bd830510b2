import { describe, expect, it } from "vitest";
import type { TerminalFlags } from "../../src/commands/terminal.js";
import type { RunEvent } from "../../src/deployment/events.js";
import { createTerminal } from "../../src/terminal/create-terminal.js";
import { DATABASE, FAILED, NAT, resource, RUN_STARTED, STAGE_STARTED, started, SUCCEEDED, VPC } from "./fakes/run.js";
import { fakeWorld } from "./fakes/world.js";

const RUNNING: readonly RunEvent[] = [
  RUN_STARTED,
  { type: "stage-started", operation: "up", stacks: ["prod-us-east-1", "prod-us-west-2", "prod-global"] },
  started("us-east-1"),
  started("us-west-2", 104),
  resource("us-east-1", "started", DATABASE),
  resource("us-west-2", "started", VPC),
  resource("us-west-2", "done", VPC),
  resource("us-west-2", "started", NAT),
];

function watch(events: readonly RunEvent[], size: { columns?: number; rows?: number } = {}, flags: TerminalFlags = {}) {
  const fake = fakeWorld({ tty: true, ...size });
  const terminal = createTerminal({ color: false, ...flags }, fake.world);
  for (const event of events) terminal.listen(event);
  return { ...fake, terminal, screen: () => fake.stderr.screen };
}

describe("with a terminal", () => {
  it("shows a row a stack, with progress, current resource and time", () => {
    const { screen, pass } = watch(RUNNING);

    pass(65_000);

    expect(screen().text()).toMatchInlineSnapshot(`
      "tapctl up: prod, account 111122223333, target sandbox, backend file://.tapctl/sa
      ndbox/state, 2 at once
      ⠹ us-east-1  up        0/52  aws:rds/instance:Instance database          1m 05s
      ⠹ us-west-2  up       1/104  aws:ec2/natGateway:NatGateway network-nat   1m 05s
      · global     up       waiting"
    `);
  });

  it("turns a finished stack into a line above the rows that are left", () => {
    const { screen, terminal, pass } = watch(RUNNING);
    pass(1_000);

    terminal.listen(FAILED);
    pass(1_000);

    expect(screen().text()).toMatchInlineSnapshot(`
      "tapctl up: prod, account 111122223333, target sandbox, backend file://.tapctl/sa
      ndbox/state, 2 at once
      ✖ us-west-2  up failed in 1m 23s: 1 resource failed
      ⠴ us-east-1  up       0/52  aws:rds/instance:Instance database             2.0s
      · global     up       waiting"
    `);
  });

  it.each([200, 120, 80, 60, 50, 40, 30, 20, 10, 3])("never wraps a row at %d columns", (columns) => {
    const long = [
      "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
      "名".repeat(90),
    ] as const;
    const { screen, pass, skip } = watch(
      [...RUNNING.slice(1), resource("us-west-2", "done", NAT), resource("us-west-2", "started", long)],
      {
        columns,
      },
    );

    skip(4_000_000);
    pass(200);

    expect(screen().wraps).toBe(0);
    expect(screen().text().split("\n")).toHaveLength(3);
  });

  it("leaves out the resource, then the operation, where the terminal is narrow", () => {
    const rows = [80, 44, 34, 22].map((columns) => watch(RUNNING.slice(1), { columns }).screen().text().split("\n")[1]);

    expect(rows).toMatchInlineSnapshot(`
      [
        "⠋ us-west-2  up       0/104                                                0.0s",
        "⠋ us-west-2  up       0/104            0.0s",
        "⠋ us-west-2  up       0/104  0.0s",
        "⠋ us-west-2  0.0s",
      ]
    `);
  });

  it("shows as many rows as the terminal is high and counts the others", () => {
    const stacks = Array.from({ length: 12 }, (_, at) => `prod-region-${at}` as const);
    const { screen } = watch([{ type: "stage-started", operation: "up", stacks }], { rows: 6 });

    expect(screen().text().split("\n")).toEqual([
      expect.stringContaining("region-0"),
      expect.stringContaining("region-1"),
      expect.stringContaining("region-2"),
      "  and 9 more",
    ]);
  });

  it("keeps its rows below what is said meanwhile, on both streams", () => {
    const { screen, stdout, terminal } = watch([STAGE_STARTED, started("us-east-1")]);

    terminal.say("Waiting for a lock");
    terminal.write("data\n");

    expect(screen().text().split("\n")).toEqual([
      "Waiting for a lock",
      expect.stringContaining("us-east-1"),
      expect.stringContaining("us-west-2"),
    ]);
    expect(stdout.text).toBe("data\n");
  });

  it("hides the cursor while rows are drawn, and shows it when it is closed", () => {
    const { screen, terminal, timers } = watch(RUNNING);
    const during = screen().cursorHidden;

    terminal.close();

    expect([during, screen().cursorHidden]).toEqual([true, false]);
    expect(timers.size).toBe(0);
    expect(screen().text()).toBe(
      "tapctl up: prod, account 111122223333, target sandbox, backend file://.tapctl/sa\nndbox/state, 2 at once",
    );
  });

  it("leaves nothing behind when the last stack is finished", () => {
    const { screen, timers } = watch([started("us-east-1"), SUCCEEDED]);

    expect(screen().text()).toBe("✔ us-east-1  up succeeded in 1m 23s: 52 created");
    expect(screen().cursorHidden).toBe(false);
    expect(timers.size).toBe(0);
  });

  it("clears what a terminal made narrower shows in more lines than were drawn", () => {
    const { stderr, pass } = watch(RUNNING.slice(1));
    stderr.columns = 40;
    stderr.text = "";

    pass(80);

    // 79 cells each: two of the three rows now take two lines.
    expect(stderr.text).toContain("\r\u001b[5A");
  });

  it("draws no more often than its timer says, however many resources move", () => {
    const { stderr, terminal } = watch([started("us-east-1")]);
    stderr.text = "";

    for (let at = 0; at < 500; at += 1)
      terminal.listen(resource("us-east-1", "done", ["aws:ec2/vpc:Vpc", `vpc-${at}`]));

    expect(stderr.text).toBe("");
  });

  it("shows a wait with a spinner and takes it away again", async () => {
    const { screen, terminal } = watch([]);

    const during = await terminal.wait("Building the engine", () => Promise.resolve(screen().text()));

    expect(during).toMatch(/^. Building the engine$/u);
    expect(screen().text()).toBe("");
  });

  it("takes the spinner away when what it waits for fails", async () => {
    const { screen, terminal } = watch([]);

    await expect(terminal.wait("Building", () => Promise.reject(new Error("no compiler")))).rejects.toThrow(
      "no compiler",
    );

    expect(screen().text()).toBe("");
  });
});
