import { TapStackError } from "../../errors.js";
import { explained } from "../sdk-errors.js";
import { plainUrl, type BucketPlace } from "./bucket-url.js";

const WANTED = "s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket";

/** By the names of S3's errors: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const REFUSALS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  AccessDenied: ["these credentials may not do that there", `Allow them ${WANTED}, and the use of its key`],
  NoSuchBucket: ["there is no such bucket", "Make it, private and with versions kept: tapctl does not make it"],
  PermanentRedirect: ["the bucket is in another region", "Name it in backend: s3://bucket?region=us-east-1"],
  AuthorizationHeaderMalformed: ["the bucket is in another region", "Name it in backend: s3://bucket?region=us-east-1"],
  NotImplemented: ["it knows no conditional writes, which locks need", "Choose a bucket of AWS, or files"],
  TimeoutError: ["it did not answer in time", "Check the network, then run the command again"],
};

/** What S3 refuses, as a sentence with what to do about it. */
export async function explainedIn<T>(
  place: BucketPlace,
  endpoint: string | undefined,
  ask: () => Promise<T>,
): Promise<T> {
  return await explained(async () => {
    try {
      return await ask();
    } catch (cause) {
      throw refusal(place, cause);
    }
  }, place.endpoint ?? endpoint);
}

/** Somebody else was faster, or is about to be. */
export function changedMeanwhile(error: unknown): boolean {
  return isNamed(error, "PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey");
}

export function isMissing(error: unknown): boolean {
  return isNamed(error, "NoSuchKey");
}

function refusal(place: BucketPlace, cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const told = (reason: string, hint: string): TapStackError => {
    return new TapStackError("STATE", `Cannot use the state in "${plainUrl(place)}": ${reason}`, { hint, cause });
  };
  if (cause.message === "Region is missing") {
    return told("its region is not known", "Name it in backend: s3://bucket?region=us-east-1");
  }
  const known = REFUSALS[cause.name];
  if (known !== undefined) return told(...known);
  return cause;
}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
