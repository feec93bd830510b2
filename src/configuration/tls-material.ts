import type { FileSettings } from "./schema/schema.js";

/** What variables hold of an imported certificate; undefined where one is not named or not set. */
export interface TlsMaterial {
  readonly certificate: string | undefined;
  readonly privateKey: string | undefined;
  readonly chain: string | undefined;
}

type Block = Pick<FileSettings["tls"], keyof TlsMaterial>;

export function tlsMaterial(
  { certificate, privateKey, chain }: Block,
  variables: Readonly<Record<string, string | undefined>>,
): TlsMaterial {
  const held = (named: Block["chain"]) => {
    const text = named === undefined ? "" : (variables[named.env] ?? "");
    return text === "" ? undefined : text;
  };
  return { certificate: held(certificate), privateKey: held(privateKey), chain: held(chain) };
}
