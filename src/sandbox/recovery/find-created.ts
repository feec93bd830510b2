import { isDeepStrictEqual } from "node:util";
import { ID_TAG, type FindCreated, type Sought } from "../../deployment/sought.js";
import { propertiesAt, textAt } from "../properties.js";
import { openAccount } from "../store/account-store.js";
import { GLOBAL, type Resource } from "../store/account.js";

/** Looks into the simulated account as one would into AWS: by tag, or by what a resource says of itself. */
export function findInSandbox(folder: string): FindCreated {
  return (sought) => {
    const store = openAccount(folder);
    try {
      const candidates = store.read((account) => account.ofType(sought.type));
      return Promise.resolve(candidates.find((resource) => isSought(resource, sought))?.id);
    } finally {
      store.close();
    }
  };
}

function isSought(resource: Resource, { region, tag, inputs, known }: Sought): boolean {
  if (![region, GLOBAL].includes(resource.region) || known.has(resource.id) || resource.urn === "") return false;
  return tag === undefined ? describes(resource, inputs) : tagsOf(resource).includes(tag);
}

/** What cannot be tagged is known by its inputs: a rule by its list and number, a policy by its role and name. */
function describes({ inputs }: Resource, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(plain(inputs[key]), plain(value)));
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function tagsOf({ inputs, outputs }: Resource): readonly (string | undefined)[] {
  const { tags } = inputs;
  const listed = Array.isArray(tags) ? tags.map((tag) => (isIdTag(tag) ? tag.value : undefined)) : [];
  return [textAt(propertiesAt(outputs, "tagsAll"), ID_TAG), ...listed];
}

function isIdTag(tag: unknown): tag is { readonly value: string } {
  return typeof tag === "object" && tag !== null && "key" in tag && tag.key === ID_TAG && "value" in tag;
}
