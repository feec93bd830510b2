import { createRequire } from "node:module";

/** What the replacements below take the place of; a test asserts that the SDK still has all of them. */
export const REPLACED = [
  { module: "@pulumi/pulumi/runtime/debuggable.js", path: ["debuggablePromise"] },
  { module: "@pulumi/pulumi/log/index.js", path: ["debug"] },
  { module: "@pulumi/pulumi/resource.js", path: ["Resource", "callsites"] },
] as const;

/**
 * Takes out of this process what the SDK does for nobody here. Its promise-leak detector and its debug messages are two
 * thirds of the CPU that a program costs. The stack trace that it sends with each resource is a third of a checkpoint,
 * which the engine writes twice a resource, and carries this machine's paths into it. Nothing where the SDK moved on.
 */
export function takeFastPath(): void {
  const [debuggablePromise, debug, callsites] = REPLACED.map(replacer);
  debuggablePromise?.((promise: unknown) => promise);
  debug?.(() => Promise.resolve());
  callsites?.(() => []);
}

function replacer({ module, path }: (typeof REPLACED)[number]): (by: (value: unknown) => unknown) => void {
  const [first, second] = path;
  const exports = loadExports(module);
  const owner = second === undefined ? exports : (exports?.[first] as Record<string, unknown> | undefined);
  const name = second ?? first;
  return (by) => {
    if (typeof owner?.[name] === "function") owner[name] = by;
  };
}

function loadExports(module: string): Record<string, unknown> | undefined {
  try {
    return createRequire(import.meta.url)(module) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
