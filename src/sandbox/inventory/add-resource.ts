import { TapStackError } from "../../errors.js";
import { installedCatalogue } from "../catalogue/catalogue.js";
import { NO_FAULTS } from "../faults.js";
import { check } from "../operations/check.js";
import { create } from "../operations/create.js";
import type { Sandbox } from "../operations/sandbox.js";
import { parseProperties } from "../properties.js";
import { Refusal } from "../refusal.js";
import { openAccount } from "../store/account-store.js";

/** Something to make as somebody else would, before or beside the stacks. */
export interface Addition {
  readonly folder: string;
  readonly accountId: string;
  /** As in `aws:guardduty/detector:Detector`. */
  readonly type: string;
  readonly region: string;
  readonly inputs: object;
}

/** Who an inventory says that it belongs to; no stack can have the name. */
const OWNER = "somebody-else";

/** Makes a resource that no stack knows, under AWS's rules, and returns its id. */
export async function addResource({ folder, accountId, type, region, inputs }: Addition): Promise<string> {
  const store = openAccount(folder);
  const settle = () => Promise.resolve();
  const sandbox: Sandbox = { accountId, catalogue: installedCatalogue(), store, faults: NO_FAULTS, settle };
  const peer = { region, defaultTags: {} };
  const urn = `urn:pulumi:${OWNER}::elsewhere::${type}::${type.split(":").at(-1) ?? type}`;
  const news = parseProperties(inputs);
  try {
    const { inputs: checked, failures } = check(sandbox, peer, { type, urn, olds: {}, news, seed: new Uint8Array(4) });
    const [failure] = failures;
    if (failure !== undefined) throw new Refusal(failure.reason);
    const { id } = await create(sandbox, peer, { type, urn, inputs: checked, preview: false });
    store.transaction((account) => {
      const made = account.withId(id).find((resource) => resource.type === type && resource.urn === urn);
      if (made !== undefined) account.update({ ...made, hidden: { ...made.hidden, foreign: true } });
    });
    return id;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw refused(type, cause);
  } finally {
    store.close();
  }
}

function refused(type: string, cause: Refusal): TapStackError {
  const said = cause.message.replace(/, https response error[^,]*, RequestID: [^,]*, api error/, ":");
  return new TapStackError("SANDBOX", `Cannot add a resource of type "${type}": ${said}`, {
    hint: "Properties are those of @pulumi/aws (https://www.pulumi.com/registry/packages/aws/api-docs/), rules those of AWS",
    cause,
  });
}
