import { TapStackError } from "../../errors.js";
import { installedCatalogue } from "../catalogue/catalogue.js";
import { parseValue, propertiesAt, type Value } from "../properties.js";
import { openAccount } from "../store/account-store.js";
import type { Account, Resource } from "../store/account.js";
import { parsePath, setAt } from "./property-path.js";

/** What people may set although it is no input: how much a bucket or a vault holds. */
const HIDDEN: Readonly<Record<string, string>> = {
  objects: "aws:s3/bucket:Bucket",
  recoveryPoints: "aws:backup/vault:Vault",
};

/** Changes an input behind Pulumi's back, as somebody in AWS's console would; null takes it away. */
export function editResource(folder: string, idOrArn: string, propertyPath: string, value: unknown): void {
  const steps = parsePath(propertyPath);
  const root = steps?.[0];
  if (steps === undefined || typeof root !== "string") throw notAPath(propertyPath);
  const store = openAccount(folder);
  try {
    store.transaction((account) => {
      edit(account, soleHolder(account, idOrArn, root), steps, parseValue(value));
    });
  } finally {
    store.close();
  }
}

function edit(account: Account, resource: Resource, steps: readonly (string | number)[], value: Value): void {
  const [root = ""] = steps;
  if (root in HIDDEN) {
    account.update({ ...resource, hidden: setAt(resource.hidden, steps, value) });
    return;
  }
  const inputs = setAt(resource.inputs, steps, value);
  const outputs = setAt(resource.outputs, steps, value);
  const retagged = root === "tags" ? { tagsAll: retag(resource, propertiesAt(inputs, "tags")) } : {};
  account.update({ ...resource, inputs, outputs: { ...outputs, ...retagged } });
}

/** The provider's default tags stay as they are. */
function retag({ inputs, outputs }: Resource, tags: Readonly<Record<string, Value>>): Value {
  const own = propertiesAt(inputs, "tags");
  const defaults = Object.entries(propertiesAt(outputs, "tagsAll")).filter(([key]) => !(key in own));
  return { ...Object.fromEntries(defaults), ...tags };
}

/** A bucket and its side resources share an id: the one that has the property is meant. */
function soleHolder(account: Account, idOrArn: string, property: string): Resource {
  const catalogue = installedCatalogue();
  const alike = [...account.withId(idOrArn), ...account.withArn(idOrArn)].filter(({ urn }) => urn !== "");
  if (alike.length === 0) throw noSuchResource(idOrArn);
  const holders = alike.filter(({ type }) =>
    property in HIDDEN ? HIDDEN[property] === type : catalogue.describe(type)?.inputs.has(property),
  );
  const [holder, ...others] = new Map(holders.map((resource) => [resource.seq, resource])).values();
  if (holder === undefined || others.length > 0) throw noSoleHolder(idOrArn, property, holders.length);
  return holder;
}

function notAPath(path: string): TapStackError {
  return new TapStackError("SANDBOX", `Cannot edit "${path}": it is no property path`, {
    hint: 'Write it like tags.Owner or rules[0].status, with ["…"] around a key that has a dot in it',
  });
}

function noSuchResource(idOrArn: string): TapStackError {
  return new TapStackError("SANDBOX", `The simulated account has nothing with the id or ARN "${idOrArn}"`, {
    hint: "Look it up with: tapctl sandbox inventory",
  });
}

function noSoleHolder(idOrArn: string, property: string, found: number): TapStackError {
  return new TapStackError("SANDBOX", `"${idOrArn}" names ${found} resources with a property "${property}", not one`, {
    hint: "Name a property that only the resource you mean has, or use its ARN",
  });
}
