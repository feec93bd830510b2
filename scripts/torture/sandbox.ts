import type { Cloud } from "./cloud.ts";
import { tapctl } from "./place.ts";

export const SANDBOX: Cloud = {
  options: ["--target", "sandbox"],
  variables: {},
  // So long that most kills come while something is being made.
  struck: ["--latency", "700ms"],
  targets: ["tapctl", "worker", "engine", "everything"],
  faulty: true,
  check(place) {
    const { status, stdout, stderr } = tapctl(place, ["sandbox", "inventory", "--check"]);
    return Promise.resolve(status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n"));
  },
  empty: () => Promise.resolve(false),
  stop: () => Promise.resolve(),
};
