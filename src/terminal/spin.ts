import type { Style } from "./text/style.js";
import { shorten } from "./text/width.js";
import type { Output } from "./world.js";

interface SpinOptions {
  readonly stream: Output;
  readonly style: Style;
}

/** One wait with a spinner. ora is loaded where it is needed: it takes longer than everything else here together. */
export async function spin<T>(what: string, work: () => Promise<T>, { stream, style }: SpinOptions): Promise<T> {
  const { default: ora } = await import("ora");
  const text = shorten(what, (stream.columns ?? 80) - 3);
  // With discardStdin ora would swallow Ctrl-C.
  const options = {
    text,
    stream,
    discardStdin: false,
    isEnabled: true,
    color: style.colored ? "cyan" : false,
  } as const;
  const spinner = ora(options).start();
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}
