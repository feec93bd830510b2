import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { PlannedResource } from "../../deployment/planned.js";
import type { Failure } from "../../deployment/result.js";
import type { Analyzer, Finding, Judge } from "./analyzer.js";
import type { Relations } from "./requests.js";

const PACK = "tapctl";
const VERSION = "1.0.0";
const NOTHING: Judge = { one: () => [], all: () => [] };

interface Observer extends Pick<Analyzer, "begin" | "refused"> {
  readonly service: UntypedServiceImplementation;
}

/** pulumirpc.Analyzer. https://github.com/pulumi/pulumi/blob/master/proto/pulumi/analyzer.proto */
export function analyzerService(): Observer {
  let judge = NOTHING;
  const resources = new Map<string, PlannedResource>();
  const refused = new Map<string, Failure>();
  const answer = (findings: readonly Finding[]) => {
    const failures = findings.filter(({ advisory }) => advisory !== true);
    for (const failure of failures) refused.set(`${failure.urn ?? ""} ${failure.message}`, failure);
    return new analyzer.AnalyzeResponse().setDiagnosticsList(findings.map((one) => diagnostic(one)));
  };
  return {
    begin(next) {
      judge = next;
      resources.clear();
      refused.clear();
    },
    refused: () => [...refused.values()],
    service: {
      ...GREETINGS,
      analyze: unary((resource: PlannedResource) => {
        resources.set(resource.urn, resource);
        return answer(judge.one(resource));
      }),
      analyzeStack: unary((stack: readonly Relations[]) => {
        const whole = stack.flatMap((related) => {
          const shown = resources.get(related.urn);
          return shown === undefined ? [] : [{ ...shown, ...related }];
        });
        return answer(judge.all(whole));
      }),
    },
  };
}

function diagnostic({ control, urn, message, advisory }: Finding): analyzer.AnalyzeDiagnostic {
  return new analyzer.AnalyzeDiagnostic()
    .setPolicyname(control ?? PACK)
    .setPolicypackname(PACK)
    .setPolicypackversion(VERSION)
    .setDescription(message)
    .setMessage(message)
    .setUrn(urn ?? "")
    .setEnforcementlevel(analyzer.EnforcementLevel[advisory === true ? "ADVISORY" : "MANDATORY"]);
}

/** What is thrown would be the engine's failure, with its text. */
function unary<Request, Response>(give: (request: Request) => Response): handleUnaryCall<Request, Response> {
  return ({ request }, respond) => {
    try {
      respond(null, give(request));
    } catch (error) {
      respond(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

const GREETINGS: UntypedServiceImplementation = {
  handshake: unary(() => new analyzer.AnalyzerHandshakeResponse()),
  configureStack: unary(() => new analyzer.AnalyzerStackConfigureResponse()),
  configure: unary(() => new empty.Empty()),
  cancel: unary(() => new empty.Empty()),
  getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(VERSION)),
  getAnalyzerInfo: unary(() => new analyzer.AnalyzerInfo().setName(PACK).setVersion(VERSION)),
};
