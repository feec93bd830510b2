import type { Problem } from "../errors.js";
import type { Features } from "./features.js";
import type { FileSettings } from "./schema/schema.js";
import type { TlsMaterial } from "./tls-material.js";

/** A file config/<env>.yaml that passed every validator, with what flags and variables changed. */
export interface Environment extends Blocks {
  readonly name: string;
  /** The file as the user would type it. */
  readonly file: string;
  /** The project's folder: the one that holds `config`. */
  readonly root: string;
  /** Where state and runs are kept: TAPCTL_HOME, or `.tapctl` in the project's folder. */
  readonly home: string;
  readonly account: string;
  readonly primary: string;
  /** In the file's order. Programs always see all of them. */
  readonly regions: Readonly<Record<string, FileSettings["regions"][string]>>;
  /** Those whose stacks run, in the order of --regions; without it all. */
  readonly selectedRegions: readonly string[];
  readonly tags: Readonly<FileSettings["tags"]>;
  readonly target: "aws" | "sandbox";
  /** Of an emulator that answers in place of AWS; never set for the sandbox. */
  readonly endpoint: string | undefined;
  /** Undefined for files under `home`. */
  readonly backend: string | undefined;
  readonly secretsProvider: string;
  readonly protection: "on" | "off";
  readonly alerts: AlertSettings;
  readonly baseline: BaselineSettings;
  readonly features: Features;
  readonly unprotected: FileSettings["unprotected"];
  readonly tls: TlsSettings;
  readonly run: RunSettings;
  /** What is deployed, defaults included: may be shown, for secrets are names of variables. */
  readonly rendered: PublicSettings;
  /** Of `rendered`, whatever its order: the same digest deploys the same thing. */
  readonly digest: string;
  /** What every sink must blank out. */
  readonly secrets: readonly string[];
  readonly warnings: readonly Problem[];
  readonly origins: readonly Origin[];
}

export type PublicSettings = Omit<FileSettings, "run"> & { readonly name: string };

type BlockName =
  | "network"
  | "peering"
  | "storage"
  | "logs"
  | "replication"
  | "trail"
  | "database"
  | "table"
  | "backup"
  | "compute"
  | "waf"
  | "maintenance"
  | "contacts"
  | "ci"
  | "budget"
  | "organization"
  | "policies";
type Blocks = { readonly [K in BlockName]: Readonly<FileSettings[K]> };

/** Whoever imports owns what it imports, and makes the rest. */
interface BaselineSettings {
  readonly region: Owner;
  readonly account: Owner;
  readonly imports: Readonly<FileSettings["baseline"]["imports"]>;
}

type Owner = "manage" | "skip";

export interface AlertSettings {
  readonly emails: readonly string[];
  /** The variable's value: a secret. */
  readonly webhookUrl?: string;
  readonly slack?: Readonly<NonNullable<FileSettings["alerts"]["slack"]>>;
}

/** With the values of variables in place of their names; the private key is a secret. */
export type TlsSettings = Readonly<Omit<FileSettings["tls"], keyof TlsMaterial>> & {
  readonly [K in keyof TlsMaterial]: string;
};

/** How a run goes, which changes nothing of what is deployed. Durations are milliseconds. */
export interface RunSettings {
  readonly concurrency: number | undefined;
  readonly onFailure: "finish" | "stop";
  readonly grace: number | undefined;
  /** What a temporary session must still last. */
  readonly minSession: number;
  readonly lockWait: number;
}

/** Where the value of one setting comes from. */
export interface Origin {
  readonly setting: string;
  readonly value: string;
  /** `flag --target`, `variable TAPCTL_TARGET`, `config/prod.yaml:12` or `default`. */
  readonly from: string;
}

/** What the command line gives, as text where it is not a list. */
export interface EnvironmentFlags {
  readonly env?: string | undefined;
  readonly target?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly concurrency?: string | number | undefined;
  readonly onFailure?: string | undefined;
  readonly grace?: string | undefined;
  readonly minSession?: string | undefined;
  readonly lockWait?: string | undefined;
}

export interface EnvironmentRequest {
  readonly cwd: string;
  readonly flags: EnvironmentFlags;
  /** The process's environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}
