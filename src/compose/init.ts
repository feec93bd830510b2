import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { InitAnswers } from "../commands/deps.js";
import { TapStackError } from "../errors.js";
import { typed } from "./machine.js";

/** Writes config/<name>.yaml in the current folder; returns its path as the user would type it. */
export async function initEnvironment(name: string, answers: InitAnswers): Promise<string> {
  const { environmentTemplate, SEED_ANSWERS } = await import("../configuration/template.js");
  const { checkEnvironmentName } = await import("../configuration/source/project.js");
  checkEnvironmentName(name);
  const [first = "", ...others] = answers.regions;
  const text = environmentTemplate(name, {
    ...SEED_ANSWERS,
    account: answers.account,
    regions: [first, ...others],
    size: answers.size,
    baseline: answers.size === "full" ? "manage" : "skip",
  });
  const path = join(process.cwd(), "config", `${name}.yaml`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: answers.force ? "w" : "wx" });
  } catch (cause) {
    throw alreadyThere(typed(path), cause);
  }
  return typed(path);
}

function alreadyThere(path: string, cause: unknown): TapStackError {
  return new TapStackError("USAGE", `Cannot write ${path}: it is there already or cannot be written`, {
    hint: "Choose another name, or overwrite it with --force",
    cause,
  });
}
