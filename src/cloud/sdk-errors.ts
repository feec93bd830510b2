import { TapStackError } from "../errors.js";

const SIGN_IN = "Sign in, for example: aws sso login --profile <name>; export AWS_PROFILE=<name>";

const EXPIRED = ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenProviderError"];
const REFUSED = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "AuthFailure"];
const DENIED = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"];
const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "EAI_AGAIN"];

/** What the SDK throws, as a sentence with what to do about it. */
export async function explained<T>(ask: () => Promise<T>, endpoint: string | undefined): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw explanation(cause, endpoint ?? "AWS");
  }
}

function explanation(cause: unknown, where: string): unknown {
  if (!(cause instanceof Error)) return cause;
  const { name } = cause;
  const error = (message: string, hint: string) => new TapStackError("CREDENTIALS", message, { hint, cause });
  if (EXPIRED.includes(name)) return error("Cannot use these credentials: their session has expired", SIGN_IN);
  if (name === "CredentialsProviderError") return error("Cannot deploy to AWS: there are no credentials", SIGN_IN);
  if (REFUSED.includes(name)) return error(`Cannot use these credentials: ${where} does not know them`, SIGN_IN);
  if (DENIED.includes(name)) {
    return error(`Cannot look at the account: ${cause.message}`, "Use the credentials of an administrator");
  }
  const code = "code" in cause ? String(cause.code) : "";
  if (!UNREACHABLE.includes(code)) return cause;
  const hint =
    where === "AWS" ? "Check the network, and the proxy's settings" : "Start the emulator, or correct the address";
  return new TapStackError("CONFIGURATION", `Cannot reach ${where}: ${code}`, { hint, cause });
}

/** Some services end the names of their errors in `Exception`. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && (error.name === name || error.name === `${name}Exception`);
}
