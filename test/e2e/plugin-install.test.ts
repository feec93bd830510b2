import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, it, onTestFinished } from "vitest";
import { findAwsPlugin, installAwsPlugin } from "../../src/automation/engine/aws-plugin.js";
import { requireEngine } from "../../src/automation/engine/locate.js";
import { cacheFolder } from "../../src/compose/machine.js";
import { TapStackError } from "../../src/errors.js";

const VERSION = "7.48.0";
const NAME = "pulumi-resource-aws";
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64" };
const ARCHIVE = `${NAME}-v${VERSION}-${process.platform}-${ARCHITECTURES[process.arch] ?? process.arch}.tar.gz`;

it("has the engine install the plugin where it is looked for", async () => {
  const home = await mkdtemp(join(inject("scratch"), "pulumi-home-"));
  const server = await serve(new Map([[`/${ARCHIVE}`, await archive(home)]]));

  await install(home, server.url);

  expect(server.asked()).toEqual([`/${ARCHIVE}`]);
  expect(await found(home)).toEqual({
    file: join(home, "plugins", `resource-aws-v${VERSION}`, NAME),
    source: "PULUMI_HOME",
  });
});

it("says what to do where it cannot be had", async () => {
  const home = await mkdtemp(join(inject("scratch"), "pulumi-home-"));
  const { url } = await serve(new Map());

  const failure: unknown = await install(home, url).catch((error: unknown) => error);

  expect(failure).toMatchObject({
    code: "ENGINE",
    message: `Cannot install the AWS plugin ${VERSION} from Pulumi's servers`,
  });
  expect(failure instanceof TapStackError ? failure.hint : "").toContain("TAPCTL_AWS_PLUGIN");
  expect(await found(home)).toBeUndefined();
});

/** https://www.pulumi.com/docs/iac/cli/environment-variables/ */
async function install(home: string, server: string): Promise<void> {
  const { command } = await requireEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() });
  const environment = { ...process.env, PULUMI_HOME: home, PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES: `^.*$=${server}` };
  await installAwsPlugin(VERSION, { command, environment });
}

async function found(home: string) {
  return await findAwsPlugin({ version: VERSION, named: undefined, path: "", pulumiHome: home });
}

/** Of the form that Pulumi publishes: the program, and what belongs to it, without a folder. */
async function archive(home: string): Promise<Buffer> {
  const folder = join(home, "published");
  await mkdir(folder);
  await writeFile(join(folder, NAME), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  await promisify(execFile)("tar", ["-czf", join(folder, ARCHIVE), "-C", folder, NAME]);
  return await readFile(join(folder, ARCHIVE));
}

async function serve(files: ReadonlyMap<string, Buffer>) {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const file = files.get(url);
    response.writeHead(file === undefined ? 404 : 200, { "Content-Length": file?.length ?? 0 }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`,
    asked: () => asked,
  };
}
