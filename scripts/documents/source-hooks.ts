import { registerHooks } from "node:module";

/** The sources import each other as the compiler's output, which need not be there. */
export function loadSources(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const ours = context.parentURL?.includes("/node_modules/") !== true && specifier.startsWith(".");
      return nextResolve(ours ? specifier.replace(/\.js$/, ".ts") : specifier, context);
    },
  });
}
