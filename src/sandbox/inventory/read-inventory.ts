import { nameParts } from "../identity/shape-of.js";
import { propertiesAt, textAt, type Properties } from "../properties.js";
import { accountExists, openAccount } from "../store/account-store.js";
import type { Resource } from "../store/account.js";

/** One resource of the simulated account, as a person looks at it. */
export interface InventoryResource {
  /** "global" for what belongs to no region. */
  readonly region: string;
  readonly service: string;
  readonly type: string;
  readonly id: string;
  /** Its `Name` tag or physical name; its id where it has neither. */
  readonly name: string;
  /** Who created it, for display: a resource that was imported elsewhere keeps its first owner. */
  readonly urn: string;
  readonly stack: string;
  readonly tags: Readonly<Record<string, string>>;
  /** AWS made it, with its owner or when that went, or somebody else did: no checkpoint need know it. */
  readonly adopted: boolean;
}

/** Everything that was asked for, by region, service, type and id. An account that was never used is empty. */
export function readInventory(folder: string): readonly InventoryResource[] {
  if (!accountExists(folder)) return [];
  const store = openAccount(folder);
  try {
    const asked = store.read((account) => account.all()).filter(({ urn }) => urn !== "");
    return asked.map(toInventory).sort((left, right) => sortKey(left).localeCompare(sortKey(right), "en"));
  } finally {
    store.close();
  }
}

function toInventory({ region, type, id, urn, owner, outputs, hidden }: Resource): InventoryResource {
  const tags = textsOf(propertiesAt(outputs, "tagsAll"));
  const physicalName = textAt(outputs, "name") ?? textAt(outputs, "bucket");
  return {
    region,
    service: nameParts(type).module,
    type,
    id,
    name: tags["Name"] ?? physicalName ?? id,
    urn,
    stack: urn.split("::")[0]?.split(":").at(-1) ?? "",
    tags,
    adopted: owner !== undefined || hidden["left"] === true || hidden["foreign"] === true,
  };
}

function textsOf(tags: Properties): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}

function sortKey({ region, service, type, id }: InventoryResource): string {
  return [region, service, type, id].join("\n");
}
