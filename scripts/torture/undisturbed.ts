import { rmSync } from "node:fs";
import type { Cloud } from "./cloud.ts";
import * as torture from "./place.ts";

/** The share of a run in which its engines work on most of what they do. */
const AT_WORK = 0.4;

/** What each variant comes to when nobody is killed, and how long it takes, in ms. */
export async function undisturbed(cloud: Cloud, regions: number) {
  const calm = torture.createPlace(cloud);
  const started = Date.now();
  const deploy = (variant: torture.Variant): string => {
    torture.configure(calm, variant, regions);
    const { status, stderr } = torture.finish(calm, "up");
    if (status !== 0) throw new Error(`Nothing can be deployed:\n${stderr}`);
    return torture.outputs(calm);
  };
  const less = deploy("less");
  const took = Date.now() - started;
  const more = deploy("more");
  const wrong = await cloud.check(calm);
  if (wrong.length > 0) throw new Error(`Where nobody was killed:\n${wrong.join("\n")}`);
  await cloud.empty(calm);
  rmSync(calm.folder, { recursive: true, force: true });
  return { expected: { less, more }, span: took * AT_WORK };
}
