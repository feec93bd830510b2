import { featuresOf } from "../features.js";
import type { Draft, Finding } from "../finding.js";

/** V19. Who writes -1 has decided; who writes nothing may not know. */
export function concurrencyFindings({ name, features, raw }: Draft): readonly Finding[] {
  if (name !== "prod" || !featuresOf(features).maintenance || isSaid(raw)) return [];
  return [
    {
      path: ["maintenance"],
      severity: "warning",
      message:
        "maintenance.reservedConcurrency is not given, so that other functions of the account can keep ours from running",
      hint: "Write maintenance: { reservedConcurrency: 2 }, or -1 in an account whose quota is still 10",
    },
  ];
}

function isSaid(raw: unknown): boolean {
  return at(at(raw, "maintenance"), "reservedConcurrency") !== undefined;
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
