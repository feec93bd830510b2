import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseClassFile, type TypeShape } from "./class-file.js";

/** `aws:ec2/vpc:Vpc`: the module's folder, then the class file's name in its own idea of camel case. */
const TYPE = /^aws:([a-z0-9]+)\/(\w+):(\w+)$/;

export interface Catalogue {
  /** Of the package: the state records it with each provider resource. */
  readonly version: string;
  /** Undefined for a token that the installed package does not have. */
  readonly describe: (type: string) => TypeShape | undefined;
}

/** Reads types from the installed @pulumi/aws when they are first asked for: one type takes less than a millisecond. */
export function installedCatalogue(): Catalogue {
  const folder = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
  const known = new Map<string, TypeShape | undefined>();
  return {
    version: versionIn(folder),
    describe(type) {
      if (!known.has(type)) known.set(type, readType(folder, type));
      return known.get(type);
    },
  };
}

function versionIn(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest && typeof manifest.version === "string" ? manifest.version : "0.0.0";
}

function readType(folder: string, type: string): TypeShape | undefined {
  const [, module, name] = TYPE.exec(type) ?? [];
  if (module === undefined || name === undefined) return undefined;
  const file = findClassFile(join(folder, module), name);
  if (file === undefined) return undefined;
  const source = readFileSync(file, "utf8");
  return source.includes(`__pulumiType = '${type}'`) ? parseClassFile(source) : undefined;
}

/** A dozen of the files are spelled otherwise than their token: `s3location.js` for `s3Location`, `index_.js` for `index`. */
function findClassFile(folder: string, name: string): string | undefined {
  const wanted = [`${name}.js`, `${name}_.js`].map((file) => file.toLowerCase());
  const file = listFolder(folder).find((entry) => wanted.includes(entry.toLowerCase()));
  return file === undefined ? undefined : join(folder, file);
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
