import { describe, expect, it } from "vitest";
import { NO_CHANGES } from "../../src/deployment/changes.js";
import type { Detail, Page } from "../../src/terminal/pages/page.js";
import { renderPreview } from "../../src/terminal/pages/preview.js";
import { createStyle } from "../../src/terminal/text/style.js";
import { textWidth } from "../../src/terminal/text/width.js";
import { change, FAILED_PREVIEW, FIRST_PREVIEW, PLAN, result } from "../reporting/sample-run.js";

const page = (width: number, detail: Detail = "normal"): Page => ({ width, detail, style: createStyle(false) });
const unchanged = (label: string, outputsChanged = false) =>
  result(label, { operation: "preview", verdict: "unchanged", counts: { ...NO_CHANGES, same: 52 }, outputsChanged });

describe("a preview", () => {
  it("shows everything before anything exists, at 80 columns", () => {
    expect(renderPreview(PLAN, FIRST_PREVIEW, page(80))).toMatchInlineSnapshot(`
      "Outputs of us-east-1
        region                                 us-east-1
        vpcCidr                                10.10.0.0/16
        availabilityZones                      use1-az1, use1-az2, use1-az4
        logsBucket.name                        prod-us-east-1-logs
        logsBucket.arn                         arn:aws:s3:::prod-us-east-1-logs
        trailBucketReplicationDestinationName  prod-us-east-1-trail-replica-of-
                                               another-region-with-a-long-name
        databasePassword                       [secret]
        database.port                          5433
        known after up of us-east-1: vpcId, kmsKeyArn, privateSubnetIds (3),
          publicSubnetIds (3), database.endpoint

      Outputs of us-west-2
        region                                 us-west-2
        vpcCidr                                10.10.0.0/16
        availabilityZones                      use1-az1, use1-az2, use1-az4
        logsBucket.name                        prod-us-west-2-logs
        logsBucket.arn                         arn:aws:s3:::prod-us-west-2-logs
        trailBucketReplicationDestinationName  prod-us-west-2-trail-replica-of-
                                               another-region-with-a-long-name
        databasePassword                       [secret]
        database.port                          5433
        known after up of us-west-2: vpcId, kmsKeyArn, privateSubnetIds (3),
          publicSubnetIds (3), database.endpoint

      Outputs of global
        regions  us-east-1, us-west-2
        known after up of global: distributionDomain

      Inputs of global that wait for other stacks
        known after up of us-west-2
          aws:ec2/route:Route routeTableId
          aws:s3/bucketReplicationConfig:BucketReplicationConfig
            rules[0].destination.encryptionConfiguration.replicaKmsKeyId
        known after up of us-east-1
          aws:s3/bucketReplicationConfig:BucketReplicationConfig role

      stack      create  update  replace  delete  same
      us-east-1      52       0        0       0     0
      us-west-2      52       0        0       0     0
      global         18       0        0       0     0
      total         122       0        0       0     0

      Plan: 122 to create
      "
    `);
  });

  it("names the failed stack, what waits for it and what would be lost, at 60 columns", () => {
    expect(renderPreview(PLAN, FAILED_PREVIEW, page(60))).toMatchInlineSnapshot(`
      "Outputs of us-east-1
        vpcId  vpc-1

      stack      create  update  replace  delete  same
      us-east-1       0       1        1       1    49
      us-west-2  failed: Only two availability zones of us-west-2
                 offer db.m7g.large, and the database wants three
                 of them
      global     not previewed: us-west-2 failed
      total           0       1        1       1    49

      Would be lost: these hold data or protect
        replace  us-east-1 › database (aws:rds/instance:Instance)
        delete   us-east-1 › archive (aws:s3/bucket:Bucket)

      ✖ No preview of us-west-2, global: nothing can be approved
      "
    `);
  });

  it("shows every changed resource with its properties when verbose, at 120 columns", () => {
    expect(renderPreview(PLAN, FAILED_PREVIEW, page(120, "full"))).toMatchInlineSnapshot(`
      "us-east-1
        replace  database (aws:rds/instance:Instance)
          engineVersion: 16.2 → 17.1
          storageEncrypted: false → true (forces replacement)
        delete   archive (aws:s3/bucket:Bucket)
        update   core (aws:ec2/vpc:Vpc)
          tags.Owner: platform (removed)

      Outputs of us-east-1
        vpcId: vpc-1

      stack      create  update  replace  delete  same
      us-east-1       0       1        1       1    49
      us-west-2  failed: Only two availability zones of us-west-2 offer db.m7g.large, and the database wants three of them
      global     not previewed: us-west-2 failed
      total           0       1        1       1    49

      Would be lost: these hold data or protect
        replace  us-east-1 › database (aws:rds/instance:Instance)
        delete   us-east-1 › archive (aws:s3/bucket:Bucket)

      ✖ No preview of us-west-2, global: nothing can be approved
      "
    `);
  });

  it("lists no deletion or replacement as a loss that loses nothing", () => {
    const changes = (["delete", "replace"] as const).map((kind) =>
      change("prod-global", kind, ["aws:route53/record:Record", "record"]),
    );
    const results = [result("global", { operation: "preview", changes, outputsChanged: true })];

    expect(renderPreview(PLAN, results, page(80))).not.toContain("record");
  });

  it("leaves out values when it is to be brief", () => {
    expect(renderPreview(PLAN, FIRST_PREVIEW, page(80, "brief"))).not.toContain("vpcId");
  });

  it("says that nothing is to do, and shows no outputs", () => {
    const results = ["us-east-1", "us-west-2", "global"].map((label) => unchanged(label));

    expect(renderPreview(PLAN, results, page(80))).toMatchInlineSnapshot(`
      "stack      create  update  replace  delete  same
      us-east-1       0       0        0       0    52
      us-west-2       0       0        0       0    52
      global          0       0        0       0    52
      total           0       0        0       0   156

      ✔ Nothing to do: 156 resources are as planned
      "
    `);
  });

  it("marks a stack of which only the outputs change", () => {
    const results = [unchanged("us-east-1"), unchanged("us-west-2", true), unchanged("global")];

    expect(renderPreview(PLAN, results, page(80))).toMatchInlineSnapshot(`
      "stack      create  update  replace  delete  same  outputs
      us-east-1       0       0        0       0    52
      us-west-2       0       0        0       0    52  change
      global          0       0        0       0    52
      total           0       0        0       0   156

      Plan: only outputs change, of us-west-2
      "
    `);
  });

  it("says of a stack without a result that it was not previewed", () => {
    const text = renderPreview(PLAN, [unchanged("us-east-1"), unchanged("us-west-2")], page(80));

    expect(text).toContain("global     not previewed\n");
    expect(text.trimEnd().split("\n").at(-1)).toBe("✖ No preview of global: nothing can be approved");
  });

  it("has a column for imports where there are any", () => {
    const imported = result("global", { operation: "preview", counts: { ...NO_CHANGES, import: 3 } });

    expect(renderPreview(PLAN, [imported], page(80)).split("\n")[0]).toBe(
      "stack      create  update  replace  delete  import  same",
    );
  });

  it("groups a list of unknown items and shortens a long enumeration", () => {
    const unknown = { $unknown: "us-east-1" };
    const outputs = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`output${at}`, [unknown, unknown]]));
    const results = [result("us-east-1", { operation: "preview", outputs, outputsChanged: true })];

    const text = renderPreview(PLAN, results, page(80));

    expect(text).toContain("known after up of us-east-1: output0 (2), output1 (2)");
    expect(text.replace(/\s+/g, " ")).toContain("output23 (2), and 16 more (-v lists them)");
  });

  it.each([60, 80, 120])("stays within %d columns", (width) => {
    for (const results of [FIRST_PREVIEW, FAILED_PREVIEW]) {
      for (const detail of ["brief", "normal", "full"] as const) {
        const widths = renderPreview(PLAN, results, page(width, detail)).split("\n").map(textWidth);

        expect(Math.max(...widths)).toBeLessThanOrEqual(width);
      }
    }
  });

  it("is the same text with colours as without once they are taken off", () => {
    const colored = renderPreview(PLAN, FAILED_PREVIEW, { ...page(80), style: createStyle(true) });

    expect(colored).toContain("\u001b[31m");
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(renderPreview(PLAN, FAILED_PREVIEW, page(80)));
  });
});
