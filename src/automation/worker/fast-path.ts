import { createRequire } from "node:module";

/** What the two replacements below take the place of; a test asserts that the SDK still has both. */
export const REPLACED = [
  { module: "@pulumi/pulumi/runtime/debuggable.js", name: "debuggablePromise" },
  { module: "@pulumi/pulumi/log/index.js", name: "debug" },
] as const;

/**
 * Takes the SDK's promise-leak detector and its debug messages out of this process: they are two thirds of the CPU
 * that a program costs, a stack trace a promise and three RPCs a resource. Does nothing where the SDK has moved on.
 */
export function takeFastPath(): void {
  const [debuggable, log] = REPLACED.map(({ module }) => loadExports(module));
  replace(debuggable, "debuggablePromise", (promise: unknown) => promise);
  replace(log, "debug", () => Promise.resolve());
}

function loadExports(module: string): Record<string, unknown> | undefined {
  try {
    return createRequire(import.meta.url)(module) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function replace(exports: Record<string, unknown> | undefined, name: string, by: (value: unknown) => unknown): void {
  if (typeof exports?.[name] === "function") exports[name] = by;
}
