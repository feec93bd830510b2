import type * as Sdk from "@aws-sdk/client-s3";
import type { BucketLocation, StateStore, StoredText } from "../../automation/state/state-store.js";
import { bucketPlace, plainUrl, type BucketPlace } from "./bucket-url.js";
import { changedMeanwhile, explainedIn, isMissing } from "./s3-refusals.js";

/** For one answer, in ms; the engine's own checkpoints have megabytes. */
const PATIENCE = 60_000;

interface Bucket {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}

/** State in a bucket, where S3 itself sees to it that of two who write at once one wins. */
export function s3Store(location: BucketLocation): StateStore {
  const place = bucketPlace(location.url);
  let opened: Promise<Bucket> | undefined;
  const asked = async <T>(ask: (bucket: Bucket) => Promise<T>): Promise<T> => {
    return await explainedIn(place, location.endpoint, async () => await ask(await (opened ??= open(location, place))));
  };
  const put = putter(place);
  const read = (key: string): Promise<StoredText | undefined> => asked((bucket) => readObject(bucket, place, key));
  /** An answer that was lost had the SDK ask again, and S3 refuse what is there already: then it was this. */
  const stands = async (key: string, text: string): Promise<boolean> => (await read(key))?.text === text;

  return {
    shared: true,
    locate: (key) => `${plainUrl(place)}${key}`,
    read,
    async create(key, text) {
      return (await asked((bucket) => put(bucket, key, text, { IfNoneMatch: "*" }))) || (await stands(key, text));
    },
    async replace(key, text, version) {
      return (await asked((bucket) => put(bucket, key, text, { IfMatch: version }))) || (await stands(key, text));
    },
    async write(key, text) {
      await asked((bucket) => put(bucket, key, text, {}));
    },
    async remove(key) {
      await asked(async ({ sdk, client }) => {
        await client.send(new sdk.DeleteObjectCommand(objectAt(place, key)), limited());
      });
    },
    list: (folder) => asked((bucket) => listObjects(bucket, place, `${place.prefix}${folder}/`)),
  };
}

async function open({ region, endpoint, credentials }: BucketLocation, place: BucketPlace): Promise<Bucket> {
  const sdk = await import("@aws-sdk/client-s3");
  const address = place.endpoint ?? endpoint;
  const zone = place.region ?? region;
  const { profile, pathStyle, useDualstackEndpoint, useFipsEndpoint } = place;
  const client = new sdk.S3Client({
    ...{ useDualstackEndpoint, useFipsEndpoint },
    ...(zone === undefined ? {} : { region: zone }),
    ...(profile === undefined ? {} : { profile }),
    ...(credentials === undefined ? {} : { credentials }),
    forcePathStyle: pathStyle || address !== undefined,
    // What is not AWS does not know the newer checksums, as the engine sees it too.
    ...(address === undefined ? {} : { endpoint: address, requestChecksumCalculation: "WHEN_REQUIRED" }),
  });
  return { sdk, client };
}

/** False where S3 refused the condition: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
function putter({ bucket, prefix, encryption, kmsKey }: BucketPlace) {
  const common = {
    Bucket: bucket,
    ContentType: "application/json",
    ...(encryption === undefined ? {} : { ServerSideEncryption: encryption }),
    ...(kmsKey === undefined ? {} : { SSEKMSKeyId: kmsKey }),
  };
  return async ({ sdk, client }: Bucket, key: string, text: string, condition: Condition): Promise<boolean> => {
    const object = { ...common, Key: `${prefix}${key}`, Body: text, ...condition };
    return await client.send(new sdk.PutObjectCommand(object), limited()).then(
      () => true,
      (error: unknown) => {
        if (changedMeanwhile(error)) return false;
        throw error;
      },
    );
  };
}

interface Condition {
  readonly IfNoneMatch?: "*";
  readonly IfMatch?: string;
}

async function readObject({ sdk, client }: Bucket, place: BucketPlace, key: string): Promise<StoredText | undefined> {
  let found: Sdk.GetObjectCommandOutput;
  try {
    found = await client.send(new sdk.GetObjectCommand(objectAt(place, key)), limited());
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return { text: (await found.Body?.transformToString()) ?? "", version: found.ETag ?? "" };
}

async function listObjects({ sdk, client }: Bucket, { bucket }: BucketPlace, prefix: string) {
  const input = { Bucket: bucket, Prefix: prefix, Delimiter: "/" };
  const names: string[] = [];
  for await (const page of sdk.paginateListObjectsV2({ client }, input, limited())) {
    names.push(...(page.Contents ?? []).flatMap(({ Key }) => Key?.slice(prefix.length) ?? []));
  }
  return names;
}

function objectAt({ bucket, prefix }: BucketPlace, key: string) {
  return { Bucket: bucket, Key: `${prefix}${key}` };
}

function limited() {
  return { abortSignal: AbortSignal.timeout(PATIENCE) };
}
