import * as pulumi from "@pulumi/pulumi";

/** Every module of each function in src/lambda, so that nothing else that lies there is deployed. */
export const FUNCTION_SOURCES = {
  maintenance: [
    ...["__init__.py", "certificates.py", "databases.py", "handler.py", "report.py"],
    ...["result.py", "settings.py", "storage.py", "tags.py", "volumes.py"],
  ],
  rotation: ["__init__.py", "database.py", "handler.py", "secret.py"],
} as const;

export type FunctionSource = keyof typeof FUNCTION_SOURCES;

/** The engine sorts what it packs and dates it all alike, so that the same sources make the same archive. */
export function functionArchive(source: FunctionSource): pulumi.asset.AssetArchive {
  const files = FUNCTION_SOURCES[source].map((file) => `${source}/${file}`);
  const assets = files.map((file) => [file, new pulumi.asset.FileAsset(`${FOLDER}/${file}`)] as const);
  return new pulumi.asset.AssetArchive(Object.fromEntries(assets));
}

/** Beside src/stacks, and beside dist/stacks after a build. */
const FOLDER = `${import.meta.dirname}/../lambda`;
