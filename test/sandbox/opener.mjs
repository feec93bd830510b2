// Opens every account that it is told of, and says whether it could.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) =>
    next(context.parentURL?.endsWith(".ts") ? specifier.replace(/\.js$/, ".ts") : specifier, context),
});
const { openAccount } = await import("../../src/sandbox/store/account-store.ts");

process.on("message", (folder) => {
  try {
    openAccount(folder).close();
    process.send("opened");
  } catch (error) {
    process.send(`${error.message}: ${error.cause?.message}`);
  }
});
process.send("ready");
