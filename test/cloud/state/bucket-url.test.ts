import { describe, expect, it } from "vitest";
import { bucketPlace, plainUrl } from "../../../src/cloud/state/bucket-url.js";

const PLAIN = {
  ...{ bucket: "my-state", prefix: "", region: undefined, profile: undefined, endpoint: undefined, pathStyle: false },
  ...{ useDualstackEndpoint: false, useFipsEndpoint: false, encryption: undefined, kmsKey: undefined },
};

describe("the URL of a bucket", () => {
  it.each([
    ["s3://my-state", {}],
    ["s3://my-state/", {}],
    ["s3://my-state/team/prod", { prefix: "team/prod/" }],
    ["s3://my-state/a%20b/", { prefix: "a b/" }],
    ["s3://my-state?region=eu-west-1&profile=ops", { region: "eu-west-1", profile: "ops" }],
    ["s3://my-state?use_path_style=true", { pathStyle: true }],
    ["s3://my-state?s3ForcePathStyle=1", { pathStyle: true }],
    ["s3://my-state?endpoint=minio:9000", { endpoint: "https://minio:9000", pathStyle: true }],
    ["s3://my-state?endpoint=minio:9000&disableSSL=true", { endpoint: "http://minio:9000", pathStyle: true }],
    ["s3://my-state?endpoint=https%3A%2F%2Fminio", { endpoint: "https://minio", pathStyle: true }],
    ["s3://my-state?ssetype=AWS:KMS&kmskeyid=alias/state", { encryption: "aws:kms", kmsKey: "alias/state" }],
    ["s3://my-state?fips=true&dualstack=true", { useFipsEndpoint: true, useDualstackEndpoint: true }],
    ["s3://my-state?awssdk=v2&rate_limiter_capacity=10", {}],
  ])("%s is read as the engine reads it", (url, more) => {
    expect(bucketPlace(url)).toEqual({ ...PLAIN, ...more });
  });

  it("is shown without its parameters", () => {
    expect(plainUrl(bucketPlace("s3://my-state/prod?region=eu-west-1"))).toBe("s3://my-state/prod/");
  });

  it("is refused where it asks for what tapctl cannot do, rather than read in another way than the engine does", () => {
    const url = "s3://my-state?role=arn:aws:iam::123456789012:role/state";

    expect(() => bucketPlace(url)).toThrow(`Cannot use the backend "${url}": tapctl does not know "role"`);
  });
});
