import Module, { createRequire } from "node:module";

/**
 * The SDK loads both to turn functions into Lambdas, which no program here does; without them a worker starts with half
 * the CPU and a third less memory. A test asserts that the SDK still has both.
 */
export const UNUSED = ["@npmcli/arborist", "@pulumi/pulumi/typescript-shim.js"] as const;

const ours = createRequire(import.meta.url);
const sdk = createRequire(ours.resolve("@pulumi/pulumi/package.json"));
for (const name of UNUSED) leaveOut(name);

function leaveOut(name: (typeof UNUSED)[number]): void {
  try {
    const path = sdk.resolve(name);
    sdk.cache[path] = Object.assign(new Module(path), { filename: path, loaded: true, exports: {} });
  } catch {
    // Not installed: then nothing loads it either.
  }
}
