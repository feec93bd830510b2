import { readStoredCheckpoint } from "./stored-checkpoint.js";
import { fieldsOf, isText } from "./read-json.js";
import type { StateStore } from "./state-store.js";

/** How the secrets of a stack are encrypted, by the names that its settings have for it. */
interface Encryption {
  readonly encryptionSalt?: string;
  readonly secretsProvider?: string;
  readonly encryptedKey?: string;
}

/** As the checkpoint says; nothing where there is none. */
export async function readEncryption(store: StateStore, stack: string): Promise<Encryption> {
  const provider = fieldsOf((await readStoredCheckpoint(store, stack))?.secrets_providers);
  const state = fieldsOf(provider.get("state"));
  const [salt, url, key] = ["salt", "url", "encryptedkey"].map((name) => state.get(name));
  if (provider.get("type") === "passphrase" && isText(salt)) return { encryptionSalt: salt };
  if (provider.get("type") === "cloud" && isText(url) && isText(key))
    return { secretsProvider: url, encryptedKey: key };
  return {};
}
