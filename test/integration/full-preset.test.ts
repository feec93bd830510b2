import { describe, expect, inject, it } from "vitest";
import { prodPlace } from "../e2e/support/place.js";
import { reported, type RunReport } from "../e2e/support/report.js";
import { targetOptions, variables } from "./support/place.js";

const { cloud, provider } = inject("target");

describe.skipIf(cloud !== "moto" || !provider)("the committed prod with everything in it", { timeout: 600_000 }, () => {
  it("is planned by the real provider as it is by the sandbox, resource by resource", async () => {
    const place = await prodPlace();
    const sandbox = await reported(place, ["preview", "--target", "sandbox"]);
    const provider = await reported(place, ["preview", ...targetOptions()], variables());

    const failures = provider.report.previews.flatMap((preview) => preview.failures);
    expect({ status: provider.ended.status, failures }).toEqual({ status: 0, failures: [] });
    expect(plannedIn(provider.report)).toEqual(plannedIn(sandbox.report));
    expect(plannedIn(provider.report).length).toBeGreaterThan(645);
  });
});

function plannedIn({ previews }: RunReport): readonly string[] {
  return previews
    .flatMap(({ label, changes }) => changes.map(({ kind, type, name }) => `${label} ${kind} ${type} ${name}`))
    .sort();
}
