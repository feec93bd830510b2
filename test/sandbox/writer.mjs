// Commits one resource after another to the account in argv[2] and says so, until it is killed.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) =>
    next(context.parentURL?.endsWith(".ts") ? specifier.replace(/\.js$/, ".ts") : specifier, context),
});
const { openAccount } = await import("../../src/sandbox/store/account-store.ts");

const store = openAccount(process.argv[2]);
const same = { type: "aws:ec2/vpc:Vpc", region: "us-east-1", urn: "urn", inputs: {}, outputs: {}, hidden: {} };
let made = 0;
const write = () => {
  const id = `vpc-${String(++made)}`;
  store.transaction((account) => account.insert({ ...same, id }));
  process.send(id, () => setImmediate(write));
};
write();
