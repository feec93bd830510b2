import { describe, expect, it } from "vitest";
import type { TerminalFlags } from "../../src/commands/terminal.js";
import type { RunEvent } from "../../src/deployment/events.js";
import { createTerminal } from "../../src/terminal/create-terminal.js";
import {
  DATABASE,
  FAILED,
  NAT,
  resource,
  RUN_STARTED,
  SKIPPED,
  STAGE_STARTED,
  started,
  SUCCEEDED,
  VPC,
} from "./fakes/run.js";
import { fakeWorld } from "./fakes/world.js";

const RUN: readonly RunEvent[] = [
  RUN_STARTED,
  STAGE_STARTED,
  started("us-east-1"),
  started("us-west-2"),
  resource("us-west-2", "started", VPC),
  resource("us-west-2", "done", VPC),
  resource("us-east-1", "done", VPC, "same"),
  resource("us-west-2", "failed", NAT),
  { type: "diagnostic", stack: "prod-us-west-2", label: "us-west-2", severity: "error", message: "first\nsecond" },
  { type: "diagnostic", stack: "prod-us-west-2", label: "us-west-2", severity: "info", message: "no matter" },
  SUCCEEDED,
  FAILED,
  SKIPPED,
  { type: "notice", severity: "warning", message: "1 retry" },
  { type: "run-finished", exitStatus: 1 },
];

function listenTo(events: readonly RunEvent[], flags: TerminalFlags = {}, env = {}) {
  const fake = fakeWorld({ env });
  const terminal = createTerminal(flags, fake.world);
  for (const event of events) terminal.listen(event);
  return { ...fake, terminal };
}

describe("without a terminal", () => {
  it("prints a line for every changed resource, behind the label of its stack", () => {
    expect(listenTo(RUN).stderr.text).toMatchInlineSnapshot(`
      "tapctl up: prod, account 111122223333, target sandbox, backend file://.tapctl/sandbox/state, 2 at once
      [us-east-1] up started: 52 changes
      [us-west-2] up started: 52 changes
      [us-west-2] created  aws:ec2/vpc:Vpc core
      [us-west-2] failed   aws:ec2/natGateway:NatGateway network-nat
      [us-west-2] error: first
      [us-west-2] second
      [us-east-1] up succeeded in 1m 23s: 52 created
      [us-west-2] up failed in 1m 23s: 1 resource failed
      [global] up skipped: us-west-2 failed
      warning: 1 retry
      "
    `);
  });

  it("writes nothing to stdout and no escape sequence while a run goes on", () => {
    const { stdout, stderr } = listenTo(RUN);

    expect(stdout.text).toBe("");
    expect(stderr.text).not.toContain("\u001b");
  });

  it("prints what the engine remarks when verbose", () => {
    expect(listenTo(RUN, { verbose: true }).stderr.text).toContain("[us-west-2] info: no matter\n");
  });

  it("prints nothing of a run when quiet", () => {
    expect(listenTo(RUN, { quiet: true }).stderr.text).toBe("");
  });

  it("leaves the resources of a preview to the preview's table", () => {
    const event = resource("us-east-1", "done", VPC);

    expect(listenTo([{ ...event, operation: "preview" } as RunEvent]).stderr.text).toBe("");
  });

  it("says after 30 seconds of silence what each running stack waits for, and again after 30 more", () => {
    const { stderr, pass } = listenTo([
      STAGE_STARTED,
      started("us-east-1"),
      ...[DATABASE, VPC, NAT].map((each) => resource("us-east-1", "started", each)),
    ]);
    stderr.text = "";

    pass(29_000);
    const before = stderr.text;
    pass(31_000);

    expect(before).toBe("");
    expect(stderr.text).toMatchInlineSnapshot(`
      "[us-east-1] up still running after 30s: aws:rds/instance:Instance database (30s), aws:ec2/vpc:Vpc core (30s), 1 more
      [us-east-1] up still running after 1m 00s: aws:rds/instance:Instance database (1m 00s), aws:ec2/vpc:Vpc core (1m 00s), 1 more
      "
    `);
  });

  it("counts the silence of one stack only from its own last line", () => {
    const { terminal, stderr, pass } = listenTo([started("us-east-1"), started("us-west-2")]);
    pass(20_000);
    terminal.listen(resource("us-east-1", "done", VPC));
    stderr.text = "";

    pass(15_000);

    expect(stderr.text).toBe("[us-west-2] up still running after 30s: nothing in flight\n");
  });

  it("stops its timer when the last stack is finished", () => {
    const { timers } = listenTo([started("us-east-1"), SUCCEEDED]);

    expect(timers.size).toBe(0);
  });

  it("stops its timer when it is closed", () => {
    const { timers, terminal } = listenTo([started("us-east-1")]);

    terminal.close();

    expect(timers.size).toBe(0);
  });

  it.each([
    [1, "Stopping: nothing new starts, what is in flight is finished. Press Ctrl-C again to stop sooner\n"],
    [2, "Stopping sooner: what is in flight is left to the next run. Press Ctrl-C again to end everything now\n"],
    [3, "Ending everything now: the next run takes up what was left\n"],
    [4, "Ending everything now: the next run takes up what was left\n"],
  ])("says what Ctrl-C does the %d. time", (times, line) => {
    expect(listenTo([{ type: "stopping", signal: "SIGINT", times }]).stderr.text).toBe(line);
  });

  it("takes a terminal in CI, a dumb one, or one without a width for none", () => {
    for (const options of [{ env: { CI: "true" } }, { env: { TERM: "dumb" } }, { columns: 0 }]) {
      const fake = fakeWorld({ tty: true, ...options });
      const terminal = createTerminal({ color: false }, fake.world);

      terminal.listen(started("us-east-1"));

      expect(fake.stderr.text).toBe("[us-east-1] up started: 52 changes\n");
    }
  });
});

describe("on GitHub", () => {
  const env = { GITHUB_ACTIONS: "true" };

  it("groups by stage and annotates failures after the group", () => {
    expect(listenTo(RUN, {}, env).stderr.text).toMatchInlineSnapshot(`
      "tapctl up: prod, account 111122223333, target sandbox, backend file://.tapctl/sandbox/state, 2 at once
      ::group::up: us-east-1, us-west-2
      [us-east-1] up started: 52 changes
      [us-west-2] up started: 52 changes
      [us-west-2] created  aws:ec2/vpc:Vpc core
      [us-west-2] failed   aws:ec2/natGateway:NatGateway network-nat
      [us-west-2] error: first
      [us-west-2] second
      [us-east-1] up succeeded in 1m 23s: 52 created
      [us-west-2] up failed in 1m 23s: 1 resource failed
      [global] up skipped: us-west-2 failed
      warning: 1 retry
      ::endgroup::
      ::error title=us-west-2 › network-nat (aws%3Aec2/natGateway%3ANatGateway)::100%25 of the limit: 5 exist,%0A5 are allowed
      "
    `);
  });

  it("closes a group before anything else is said", () => {
    const { stderr, terminal } = listenTo([STAGE_STARTED], {}, env);

    terminal.warn("the lock is old");

    expect(stderr.text).toBe("::group::up: us-east-1, us-west-2\n::endgroup::\nWarning: the lock is old\n");
  });

  it("obeys no command that a provider's message holds", () => {
    const message = "oops\n::add-mask::x\n  ::error::y\n##[set-env]z";
    const { stderr } = listenTo([{ type: "notice", severity: "info", message }], {}, env);

    for (const line of stderr.text.split("\n")) {
      expect(line.trimStart().startsWith("::")).toBe(false);
      expect(line).not.toContain("##[");
    }
  });
});
