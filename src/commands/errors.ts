import { TapStackError } from "../errors.js";

export function cannotAsk(command: string): TapStackError {
  return new TapStackError("USAGE", "Cannot ask for approval: there is no terminal", {
    hint: `Approve on the command line: ${command}`,
  });
}

export function declined(what: string): TapStackError {
  return new TapStackError("CANCELLED", `${what} was declined; nothing was changed`);
}

export function notConfirmed(environment: string, given: string): TapStackError {
  return new TapStackError("USAGE", `Cannot destroy "${environment}": --confirm says "${given}"`, {
    hint: `Repeat the environment's name: tapctl destroy --env ${environment} --confirm ${environment}`,
  });
}

export function primaryStays(primary: string): TapStackError {
  return new TapStackError("USAGE", `Cannot remove the primary ${primary}: the trail and the database live there`, {
    hint: "Destroy the whole environment with tapctl destroy, or choose other regions",
  });
}

export function sandboxOnly(what: string): TapStackError {
  return new TapStackError("USAGE", `Cannot use ${what} with the target aws`, {
    hint: "Add --target sandbox, or leave it out",
  });
}

export function nothingDeployed(environment: string, command: string): TapStackError {
  return new TapStackError("STATE", `Cannot show outputs: nothing of "${environment}" that was chosen is deployed`, {
    hint: `Deploy it first: ${command}`,
  });
}

export function nothingToAudit(environment: string, command: string): TapStackError {
  return new TapStackError(
    "STATE",
    `Cannot audit the deployment: nothing of "${environment}" that was chosen is deployed`,
    {
      hint: `Leave --deployed out to audit a preview, or deploy it first: ${command}`,
    },
  );
}

export function notAnAccount(account: string): TapStackError {
  return new TapStackError("USAGE", `Cannot use "${account}" as an AWS account: wanted 12 digits`, {
    hint: "Look it up: aws sts get-caller-identity --query Account",
  });
}

export function otherStacks(planned: string): TapStackError {
  return new TapStackError("USAGE", `Cannot choose other stacks than the plan covers: ${planned}`, {
    hint: "Leave --only and --regions out, or preview and save what you choose",
  });
}

export function twoNames(name: string, env: string): TapStackError {
  return new TapStackError("USAGE", `Cannot create two environments at once: "${name}" and "${env}"`, {
    hint: `Leave --env out: tapctl init ${name}`,
  });
}
