import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output.js";
import type { Operation } from "../../deployment/stack.js";
import { TapStackError } from "../../errors.js";
import type { BackendAccess } from "../state/checkpoint.js";
import { readKeptInput, readSecretInput } from "../state/kept-input.js";

export interface PasswordSource {
  /** The stack whose checkpoint keeps it. */
  readonly stack: string;
  /** The component that has it, and the inputs that hold it. */
  readonly component: { readonly type: string; readonly secret: string; readonly generation: string };
  /** Whether the program uses it at all. */
  readonly wanted: boolean;
  /** Whether this is the stack that makes it, where there is none yet. */
  readonly mayBeMade: boolean;
  readonly backend: BackendAccess;
  readonly learned: (secret: string) => void;
}

/** What is made once for each database, by the names of the platform's settings. */
interface Kept {
  readonly masterPassword: pulumi.Input<string>;
  readonly databaseGeneration: pulumi.Input<string>;
}

/** 192 bits; RDS refuses a slash, an at sign, quotes and spaces, which base64url does without. */
const PASSWORD_BYTES = 24;
/** Hexadecimal, since the names of snapshots do without underscores and do not end in a hyphen. */
const GENERATION_BYTES = 4;

/** A password that is made in `up`, once, and read from the checkpoint ever after. Previews need not know it. */
export function keptPassword(source: PasswordSource): (operation: Operation) => Promise<Kept> {
  let found: Promise<Kept> | undefined;
  return async (operation) => {
    if (!source.wanted) return { masterPassword: notKnown(), databaseGeneration: notKnown() };
    if (operation !== "preview") return await (found ??= findOrMake(source));
    return { masterPassword: notKnown(), databaseGeneration: (await readGeneration(source)) ?? notKnown() };
  };
}

async function findOrMake(source: PasswordSource): Promise<Kept> {
  const { stack, component, mayBeMade, backend, learned } = source;
  const kept = await readSecretInput(backend, stack, { type: component.type, property: component.secret });
  if (kept === undefined && !mayBeMade) throw notKept(stack);
  const masterPassword = kept ?? randomBytes(PASSWORD_BYTES).toString("base64url");
  learned(masterPassword);
  const databaseGeneration = (await readGeneration(source)) ?? randomBytes(GENERATION_BYTES).toString("hex");
  return { masterPassword, databaseGeneration };
}

function readGeneration({ backend, stack, component }: PasswordSource): Promise<string | undefined> {
  return readKeptInput(backend, stack, { type: component.type, property: component.generation });
}

function notKnown(): pulumi.Output<string> {
  return pulumi.output(unknown).apply(String);
}

function notKept(stack: string): TapStackError {
  return new TapStackError("STACK_FAILED", `Cannot find the database's password: ${stack} does not keep it`, {
    hint: "Deploy that stack first with: tapctl up",
  });
}
