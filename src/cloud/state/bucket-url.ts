import { TapStackError } from "../../errors.js";

/** What the engine's URL of a bucket says, in the words of the SDK. */
export interface BucketPlace {
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly pathStyle: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly useFipsEndpoint: boolean;
  readonly encryption: Encryption | undefined;
  readonly kmsKey: string | undefined;
}

const ENCRYPTIONS = ["AES256", "aws:kms", "aws:kms:dsse"] as const;
type Encryption = (typeof ENCRYPTIONS)[number];

/** Of the engine's own clients alone: how fast they ask, and what they prove of what they send. */
const NOT_OURS = ["awssdk", "rate_limiter_capacity", "request_checksum_calculation", "response_checksum_validation"];
const OURS = ["region", "profile", "endpoint", "disable_https", "disableSSL", "use_path_style", "s3ForcePathStyle"];
const REST = ["dualstack", "fips", "ssetype", "kmskeyid"];

/** https://pkg.go.dev/gocloud.dev/blob/s3blob#URLOpener, and the older names that the engine still takes. */
export function bucketPlace(url: string): BucketPlace {
  const { host, pathname, searchParams } = new URL(url);
  const unknown = [...searchParams.keys()].find((name) => ![...OURS, ...REST, ...NOT_OURS].includes(name));
  if (unknown !== undefined) throw strangeParameter(url, unknown);
  const path = decodeURIComponent(pathname).replace(/^\/+|\/+$/g, "");
  const given = (name: string): string | undefined => searchParams.get(name) ?? undefined;
  const isOn = (...names: readonly string[]): boolean => names.some((name) => isTrue(given(name)));
  const endpoint = given("endpoint");
  const secure = !isOn("disable_https", "disableSSL");
  return {
    bucket: host,
    prefix: path === "" ? "" : `${path}/`,
    region: given("region"),
    profile: given("profile"),
    endpoint: endpoint === undefined ? undefined : withScheme(endpoint, secure),
    pathStyle: endpoint !== undefined || isOn("use_path_style", "s3ForcePathStyle"),
    useDualstackEndpoint: isOn("dualstack"),
    useFipsEndpoint: isOn("fips"),
    encryption: encryptionOf(given("ssetype")),
    kmsKey: given("kmskeyid"),
  };
}

/** As people read it: without parameters. */
export function plainUrl({ bucket, prefix }: BucketPlace): string {
  return `s3://${bucket}/${prefix}`;
}

function encryptionOf(given: string | undefined): Encryption | undefined {
  return ENCRYPTIONS.find((name) => name.toLowerCase() === given?.toLowerCase());
}

function withScheme(endpoint: string, secure: boolean): string {
  return endpoint.includes("://") ? endpoint : `${secure ? "https" : "http"}://${endpoint}`;
}

/** https://pkg.go.dev/strconv#ParseBool */
function isTrue(text: string | undefined): boolean {
  return text !== undefined && ["1", "t", "true"].includes(text.toLowerCase());
}

function strangeParameter(url: string, name: string): TapStackError {
  return new TapStackError("CONFIGURATION", `Cannot use the backend "${url}": tapctl does not know "${name}"`, {
    hint: `Leave ${name} out; a role to take on comes from AWS_PROFILE or from the URL's profile`,
  });
}
