import { fileURLToPath } from "node:url";
import type { Deps } from "./commands/deps.js";
import { createRedactor, type Redactor } from "./deployment/redact.js";
import { readVersion } from "./compose/version.js";

/** The real world for every command; what a command does not need is not loaded. */
export function compose(setExitStatus: Deps["setExitStatus"], redact: Redactor = createRedactor()): Deps {
  return {
    version: readVersion(),
    setExitStatus,
    async createTerminal(flags) {
      const [{ createTerminal }, { every }] = await Promise.all([
        import("./terminal/create-terminal.js"),
        import("./terminal/world.js"),
      ]);
      const { stdin, stdout, stderr, env } = process;
      return createTerminal(flags, { stdin, stdout, stderr, env, now: Date.now, every, redact });
    },
    loadProject: async (flags) => (await import("./compose/project.js")).loadProject(flags, redact),
    openRun: async (project, request) => (await import("./compose/open-run.js")).openRun(project, request, redact),
    readStacks: async (project, steps) => (await import("./compose/stacks.js")).readStacks(project, steps),
    readOutputs: async (project, step) => (await import("./compose/stacks.js")).readOutputs(project, step),
    audit: async (project, steps, request) =>
      (await import("./compose/audit.js")).audit(project, steps, request, redact),
    auditDocuments: {
      check: async (format, output) => (await import("./compose/audit.js")).checkDocument(format, output),
      render: async (report, format, output) =>
        (await import("./compose/audit.js")).renderDocument(report, format, output),
    },
    unlockStacks: async (project, steps, vouched) =>
      (await import("./compose/unlock.js")).unlockStacks(project, steps, vouched),
    examine: async (flags) => (await import("./compose/doctor.js")).examine(flags, redact),
    installEngine: async (say) => {
      const [{ installEngine }, { cacheFolder }] = await Promise.all([
        import("./automation/engine/install.js"),
        import("./compose/machine.js"),
      ]);
      const goModule = fileURLToPath(new URL("../tools/pulumi", import.meta.url));
      return installEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder(), goModule, say });
    },
    initEnvironment: async (name, answers) => (await import("./compose/init.js")).initEnvironment(name, answers),
    sandbox: lazySandbox(),
    plans: lazyPlans(redact),
  };
}

function lazyPlans(redact: Redactor): Deps["plans"] {
  const folder = async () => await import("./reporting/plan-folder.js");
  return {
    check: async (path) => {
      await (await folder()).checkPlanFolder(path);
    },
    save: async (path, plan) => {
      await (await folder()).writePlan(path, plan, redact);
    },
    read: async (path) => (await folder()).readPlan(path),
    asSaved: async (plan) => (await folder()).asSaved(plan, redact),
  };
}

function lazySandbox(): Deps["sandbox"] {
  const port = async () => (await import("./compose/sandbox.js")).sandboxPort;
  return {
    inventory: async (project) => (await port()).inventory(project),
    check: async (project) => (await port()).check(project),
    add: async (project, addition) => (await port()).add(project, addition),
    edit: async (project, id, path, value) => {
      await (await port()).edit(project, id, path, value);
    },
    reset: async (project) => {
      await (await port()).reset(project);
    },
  };
}
