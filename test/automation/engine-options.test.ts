import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import { engineOptions } from "../../src/automation/worker/operation-context.js";

it("keeps and tracks every event but the analyzer's summaries, two for each resource, which say nothing", () => {
  const [written, tracked]: [string[], EngineEvent[]] = [[], []];
  const log = { write: (text: string) => void written.push(text), close: () => Promise.resolve() };
  const { onEvent } = engineOptions(
    { setup: { parallel: 1 }, log, events: log },
    { onEvent: (event) => void tracked.push(event) },
  );
  const started = { sequence: 1, timestamp: 2, preludeEvent: { config: {} } };

  for (const kind of ["policyAnalyzeSummaryEvent", "policyRemediateSummaryEvent"])
    onEvent({ sequence: 0, timestamp: 2, [kind]: { resourceUrn: "urn", policyPackName: "tapctl" } });
  onEvent(started);

  expect(tracked).toEqual([started]);
  expect(written).toEqual([`${JSON.stringify(started)}\n`]);
});
