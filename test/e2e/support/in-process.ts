import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import type { Place } from "./place.js";

interface Outcome {
  readonly status: number;
  /** What was written to both streams. */
  readonly text: string;
}

const MAIN = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));
/** In ms: whatever takes longer hangs. */
const PATIENCE = 60_000;

type Main = (argv: readonly string[]) => Promise<number>;

/** The built tool's own entry, without a process of its own: hundreds of cases in the time of a few. */
export async function inProcess(
  place: Place,
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { main } = (await import(MAIN)) as { main: Main };
  let text = "";
  const keep = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write").mockImplementation(keep));
  const [home, environment] = [process.cwd(), { ...process.env }];
  process.chdir(place.folder);
  Object.assign(process.env, { TAPCTL_ENV: place.environment, NO_COLOR: "1", GITHUB_ACTIONS: "true", ...variables });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`tapctl ${argv.join(" ")} hangs`));
    }, PATIENCE);
  });
  try {
    return { status: await Promise.race([main(argv), late]), text };
  } finally {
    clearTimeout(timer);
    process.chdir(home);
    for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, environment);
    for (const spy of spies) spy.mockRestore();
  }
}
