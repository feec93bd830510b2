import { credentials, status, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { Judge } from "../../src/automation/analyzer/analyzer.js";
import { analyzerService } from "../../src/automation/analyzer/analyzer-service.js";
import { serveAnalyzer } from "../../src/automation/analyzer/serve-analyzer.js";
import type { PlannedResource } from "../../src/deployment/planned.js";

type Inputs = Parameters<typeof struct.Struct.fromJavaScript>[0];

const URN = "urn:pulumi:prod::tapctl::aws:s3/bucket:Bucket::logs";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" };
const BROKEN = { urn: URN, control: "S3.8", message: "S3.8: S3 buckets block public access" };
let observer: ReturnType<typeof analyzerService>;
let client: AnalyzerClient;

beforeEach(async () => {
  observer = analyzerService();
  const { port, close } = await serveAnalyzer(observer.service);
  client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
  onTestFinished(() => {
    client.close();
    close();
  });
});

it("answers with what it is told of a resource, which stops the engine unless it is advisory", async () => {
  observer.begin(judge({ one: () => [BROKEN, { ...BROKEN, control: "S3.9", advisory: true }] }));

  expect((await analyze()).map(({ policyname, enforcementlevel, urn }) => [policyname, enforcementlevel, urn])).toEqual(
    [
      ["S3.8", analyzer.EnforcementLevel.MANDATORY, URN],
      ["S3.9", analyzer.EnforcementLevel.ADVISORY, URN],
    ],
  );
  expect(observer.refused()).toEqual([BROKEN]);
});

it("shows the judge every input but secrets", async () => {
  const shown: PlannedResource[] = [];
  observer.begin(
    judge({
      one(resource) {
        shown.push(resource);
        return [];
      },
    }),
  );

  const plain = {
    bucket: "logs",
    empty: "",
    size: 1.5,
    on: true,
    off: false,
    none: null,
    lists: [[], [1, { a: "b" }]],
  };
  await analyze({ ...plain, keys: [SECRET], nested: { key: SECRET } });

  const inputs = { ...plain, keys: ["[secret]"], nested: { key: "[secret]" } };
  expect(shown).toEqual([{ urn: URN, type: "aws:s3/bucket:Bucket", inputs }]);
});

it("shows all of a stack at the end, with what each belongs to", async () => {
  const shown: PlannedResource[] = [];
  observer.begin(
    judge({
      all(resources) {
        shown.push(...resources);
        return [BROKEN];
      },
    }),
  );
  await analyze({ bucket: "logs" });

  const resource = new analyzer.AnalyzerResource()
    .setUrn(URN)
    .setType("aws:s3/bucket:Bucket")
    .setProperties(struct.Struct.fromJavaScript({ arn: "arn:aws:s3:::logs" }))
    .setParent("urn:parent");
  resource
    .getPropertydependenciesMap()
    .set("bucket", new analyzer.AnalyzerPropertyDependencies().setUrnsList(["urn:name"]));
  const stranger = new analyzer.AnalyzerResource().setUrn("urn:never-shown");
  const stack = new analyzer.AnalyzeStackRequest().setResourcesList([resource, stranger]);
  const told = await called<analyzer.AnalyzeResponse>((answer) => client.analyzeStack(stack, answer));

  expect(told.getDiagnosticsList().map((one) => one.getPolicyname())).toEqual(["S3.8"]);
  expect(shown).toEqual([
    {
      urn: URN,
      type: "aws:s3/bucket:Bucket",
      inputs: { bucket: "logs" },
      parent: "urn:parent",
      dependencies: { bucket: ["urn:name"] },
    },
  ]);
});

it("tells the engine that it mends no resource", async () => {
  const refused = called<analyzer.RemediateResponse>((answer) => client.remediate(request({}), answer));

  await expect(refused).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
});

it("forgets one operation with the next", async () => {
  observer.begin(judge({ one: () => [BROKEN] }));
  await analyze();
  observer.begin(judge({}));

  expect(await analyze()).toEqual([]);
  expect(observer.refused()).toEqual([]);
});

function judge(more: Partial<Judge>): Judge {
  return { one: () => [], all: () => [], ...more };
}

async function analyze(inputs: Inputs = {}) {
  const response = await called<analyzer.AnalyzeResponse>((answer) => client.analyze(request(inputs), answer));
  return response.getDiagnosticsList().map((one) => one.toObject());
}

/** With all that the engine tells of a resource. */
function request(inputs: Inputs): analyzer.AnalyzeRequest {
  const provider = new analyzer.AnalyzerProviderResource()
    .setUrn("urn:provider")
    .setProperties(struct.Struct.fromJavaScript({ region: "us-east-1" }));
  return new analyzer.AnalyzeRequest()
    .setUrn(URN)
    .setType("aws:s3/bucket:Bucket")
    .setName("logs")
    .setProperties(struct.Struct.fromJavaScript(inputs))
    .setOptions(new analyzer.AnalyzerResourceOptions().setProtect(true))
    .setProvider(provider);
}

function called<T>(call: (answer: (error: ServiceError | null, response: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error === null) resolve(response);
      else reject(error);
    });
  });
}
