import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output.js";
import type { Operation } from "../../deployment/stack.js";
import { TapStackError } from "../../errors.js";
import type { BackendAccess } from "../state/checkpoint.js";
import { readSecretInput, type SecretInput } from "../state/secret-input.js";

export interface PasswordSource {
  /** The stack whose checkpoint keeps it. */
  readonly stack: string;
  readonly component: SecretInput;
  /** Whether the program uses it at all. */
  readonly wanted: boolean;
  /** Whether this is the stack that makes it, where there is none yet. */
  readonly mayBeMade: boolean;
  readonly backend: BackendAccess;
  readonly learned: (secret: string) => void;
}

/** 192 bits; RDS refuses a slash, an at sign, quotes and spaces, which base64url does without. */
const BYTES = 24;

/** A password that is made in `up`, once, and read from the checkpoint ever after. Previews need not know it. */
export function keptPassword(source: PasswordSource): (operation: Operation) => Promise<pulumi.Input<string>> {
  let found: Promise<string> | undefined;
  return async (operation) => {
    if (operation === "preview" || !source.wanted) return pulumi.output(unknown).apply(String);
    return await (found ??= findOrMake(source));
  };
}

async function findOrMake({ stack, component, mayBeMade, backend, learned }: PasswordSource): Promise<string> {
  const kept = await readSecretInput(backend, stack, component);
  if (kept === undefined && !mayBeMade) throw notKept(stack);
  const password = kept ?? randomBytes(BYTES).toString("base64url");
  learned(password);
  return password;
}

function notKept(stack: string): TapStackError {
  return new TapStackError("STACK_FAILED", `Cannot find the database's password: ${stack} does not keep it`, {
    hint: "Deploy that stack first with: tapctl up",
  });
}
