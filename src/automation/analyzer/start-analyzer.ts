import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gte } from "semver";
import type { WorkerSetup } from "../messages.js";
import type { Analyzer } from "./analyzer.js";
import { analyzerService } from "./analyzer-service.js";
import { serveAnalyzer } from "./serve-analyzer.js";

/** The engine that this was seen to work with; older ones are told of what fails in the preview alone. */
const SINCE = "3.259.0";

/** Serves it from this process: the pack that the engine starts says where, and lives for as long as the engine. */
export async function startAnalyzer({ engine, workFolder }: WorkerSetup): Promise<Analyzer | undefined> {
  if (!gte(engine.version, SINCE)) return undefined;
  const { service, ...observer } = analyzerService();
  const { port, close } = await serveAnalyzer(service);
  await mkdir(workFolder, { recursive: true });
  const policyPack = join(workFolder, "policy-pack");
  // https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/plugin/analyzer_plugin.go: a pack may be a program
  // that prints its port. The engine's end closes its standard input.
  await writeFile(policyPack, `#!/bin/sh\necho ${port}\nexec cat >/dev/null\n`, { mode: 0o700 });
  return { policyPack, ...observer, close };
}
