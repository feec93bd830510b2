import { registerHooks } from "node:module";

/** For a process that runs the sources as they are: they import each other by the names of the compiler's output. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const ours = context.parentURL?.includes("/node_modules/") !== true && specifier.startsWith(".");
    return nextResolve(ours ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});
