import type { FindCreated } from "../deployment/sought.js";
import { findInSandbox } from "../sandbox/recovery/find-created.js";

/** Where the stack is: in the sandbox's folder, or in the account. */
export function finderIn(sandbox: { readonly folder: string } | undefined, account: string): FindCreated {
  return sandbox === undefined ? finderInAws(account) : findInSandbox(sandbox.folder);
}

/** Loads nothing until something is sought. An emulator's address is in the environment, for the SDK as for the engine. */
function finderInAws(account: string): FindCreated {
  let finder: Promise<FindCreated> | undefined;
  return async (sought) => {
    finder ??= import("../cloud/recovery/find-created.js").then(({ findInAws }) =>
      findInAws({ account, endpoint: process.env["AWS_ENDPOINT_URL"] }),
    );
    return await (
      await finder
    )(sought);
  };
}
