import type { Cloud } from "./cloud.ts";
import { moto } from "./moto.ts";
import { SANDBOX } from "./sandbox.ts";

export async function cloudOf(target: string, regions: number): Promise<Cloud> {
  if (target === "sandbox") return SANDBOX;
  if (target !== "moto") throw new Error(`--target is "${target}": wanted sandbox or moto`);
  // Only the first region of the account is read there.
  if (regions !== 1) throw new Error("--target moto goes with --regions 1");
  return await moto();
}
