import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { Redactor } from "../deployment/redact.js";
import type { PlannedStack, SavedPlan } from "../deployment/saved-plan.js";
import { TapStackError } from "../errors.js";
import { createTidy } from "./plain-text.js";
import { safeJson } from "./safe-json.js";
import { PLANNED_STACK, PLAN_HEADER } from "./saved-plan-schema.js";

const HEADER = "plan.json";
/** Far more than the plan of a stack with thousands of resources. */
const MAX_BYTES = 256 * 1024 * 1024;

/** A folder may be new, empty, or hold an earlier plan; what lies in any other is not ours to replace. */
export async function checkPlanFolder(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown): string[] => {
    if (isCode(error, "ENOENT")) return [];
    throw unwritable(folder, error);
  });
  if (found.length > 0 && !found.includes(HEADER)) throw foreignFolder(folder);
}

/** Readable by its owner only, the header last, so that half a plan is none. */
export async function writePlan(folder: string, plan: SavedPlan, redact: Redactor): Promise<void> {
  await checkPlanFolder(folder);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const file of await readdir(folder)) if (/\.json$/.test(file)) await rm(join(folder, file));
    const { stacks, ...header } = asSaved(plan, redact);
    const files = stacks.map((stack) => ({ stack: stack.stack, text: textOf(stack) }));
    for (const { stack, text } of files) await writeWhole(join(folder, `${stack}.json`), text);
    const listed = files.map(({ stack, text }) => ({ stack, digest: digestOf(text) }));
    await writeWhole(join(folder, HEADER), textOf({ ...header, stacks: listed }));
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** The same plan as it comes back from a folder: with everything masked that must not be written. */
export function asSaved(plan: SavedPlan, redact: Redactor): SavedPlan {
  return JSON.parse(safeJson(plan, createTidy(redact))) as SavedPlan;
}

/** Refuses whatever was not written by `writePlan`, or was changed since. */
export async function readPlan(folder: string): Promise<SavedPlan> {
  const { stacks: listed, ...header } = parsed(PLAN_HEADER, await readOwn(folder, HEADER), folder, HEADER);
  const stacks: PlannedStack[] = [];
  for (const { stack, digest } of listed) {
    const file = `${stack}.json`;
    const text = await readOwn(folder, file);
    if (digestOf(text) !== digest) throw unusable(folder, `${file} was changed after it was saved`);
    stacks.push(parsed(PLANNED_STACK, text, folder, file));
  }
  const named = stacks.every(({ stack }, at) => stack === listed[at]?.stack);
  const bound =
    listed
      .map(({ stack }) => stack)
      .sort()
      .join() === Object.keys(header.basis.states).sort().join();
  if (!named || !bound) throw unusable(folder, "its files do not belong together");
  return { ...header, stacks };
}

async function readOwn(folder: string, file: string): Promise<string> {
  const path = join(folder, file);
  try {
    const found = await lstat(path);
    if (!found.isFile()) throw unusable(folder, `${file} is no file`);
    if (found.size > MAX_BYTES) throw unusable(folder, `${file} has ${found.size} bytes`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof TapStackError) throw error;
    throw unusable(folder, isCode(error, "ENOENT") ? `it has no ${file}` : `${file} cannot be read`);
  }
}

function parsed<T>(schema: z.ZodType<T>, text: string, folder: string, file: string): T {
  const result = schema.safeParse(jsonOf(text, folder, file));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unusable(folder, `${file} is not as tapctl writes it, at ${issue?.path.map(String).join(".") ?? "its start"}`);
}

function jsonOf(text: string, folder: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(folder, `${file} is not JSON`);
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  await writeFile(draft, text, { mode: 0o600, flag: "wx" });
  await rename(draft, path);
}

function textOf(value: object): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function unusable(folder: string, why: string): TapStackError {
  return new TapStackError("PLAN", `Cannot use the plan in "${folder}": ${why}`, {
    hint: "Save it again, and carry the whole folder: tapctl preview --save-plan <dir>",
  });
}

function foreignFolder(folder: string): TapStackError {
  return new TapStackError("PLAN", `Cannot save a plan in "${folder}": other things lie there`, {
    hint: "Choose a folder that is new or empty with --save-plan",
  });
}

function unwritable(folder: string, cause: unknown): TapStackError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TapStackError("STATE", `Cannot write the plan to "${folder}": ${reason}`, {
    hint: "Choose a folder that you may write to with --save-plan",
    cause,
  });
}
