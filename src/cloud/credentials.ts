import { TapStackError } from "../errors.js";
import { isLoopback } from "./emulator.js";

interface Use {
  readonly accessKeyId: string;
  /** Undefined for AWS itself. */
  readonly endpoint: string | undefined;
  /** `--allow-remote-endpoint` */
  readonly allowRemote: boolean;
}

/** Refuses credentials that AWS cannot know, and real ones on their way to somebody else's machine. */
export function checkCredentials({ accessKeyId, endpoint, allowRemote }: Use): void {
  if (endpoint === undefined) {
    if (!looksReal(accessKeyId)) throw fakeCredentials(accessKeyId);
    return;
  }
  if (looksReal(accessKeyId) && !isLoopback(endpoint) && !allowRemote) throw realCredentials(endpoint);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function looksReal(accessKeyId: string): boolean {
  return /^A[KS]IA[A-Z2-7]{16}$/.test(accessKeyId) && !accessKeyId.endsWith("EXAMPLE");
}

/** The id is no secret where it is a placeholder, but something else may have been pasted in its place. */
function fakeCredentials(accessKeyId: string): TapStackError {
  const shown = /^[a-z]{1,12}$|EXAMPLE$/.test(accessKeyId) ? ` "${accessKeyId}"` : "";
  return new TapStackError(
    "CREDENTIALS",
    `Cannot deploy to AWS with the access key id${shown}: AWS issues none like it`,
    {
      hint: "Sign in with: aws sso login, or name an emulator with --endpoint-url",
    },
  );
}

function realCredentials(endpoint: string): TapStackError {
  return new TapStackError("CREDENTIALS", `Cannot use credentials of AWS with ${endpoint}: it is another machine`, {
    hint: "Give it made-up ones: AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test; or add --allow-remote-endpoint",
  });
}
