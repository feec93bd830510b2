import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { secretInput } from "./support/engine.js";
import { dataOf } from "./support/output.js";
import { smallPlace, type Place } from "./support/place.js";
import type { RunReport } from "./support/report.js";
import { EAST, smallEnvironment, withFeatures } from "./support/small.js";
import { filesBelow } from "./support/state.js";
import { tapctl, type Ended, type Variables } from "./support/tapctl.js";

const TOKEN = "T0k3n-that-nobody-may-see-7f3a";
const SECRET = `https://hooks.example.com/services/${TOKEN}`;
const VARIABLES: Variables = { ALERTS_WEBHOOK_URL: SECRET };

/** Loaded into every worker before its own code: prints the secret, whole and in two pieces. */
const CHATTY = `if (process.send) {
  const secret = process.env.ALERTS_WEBHOOK_URL;
  console.log("the program prints", secret);
  process.stdout.write("in pieces " + secret.slice(0, 40), () => {
    setImmediate(() => process.stdout.write(secret.slice(40) + "\\n"));
  });
}
`;

describe("a secret in the configuration and in an output", () => {
  let place: Place;
  let runs: readonly Ended[];

  beforeAll(async () => {
    place = await smallPlace(
      smallEnvironment({ regions: EAST, more: "alerts:\n  webhookUrl: { env: ALERTS_WEBHOOK_URL }\n" }),
    );
    const chatty = join(place.temporary, "..", "chatty.cjs");
    await writeFile(chatty, CHATTY);
    const commands: readonly (readonly [args: readonly string[], variables?: Variables])[] = [
      [["preview", "-v"]],
      [["up", "--yes", "-v"], { NODE_OPTIONS: `--require=${chatty}` }],
      [["up", "--yes", "--json"]],
      [["drift", "-v"]],
      [["outputs"]],
      [["outputs", "--json"]],
      [["outputs", "--shell"]],
      [["validate", "--origin"]],
    ];
    const ended: Ended[] = [];
    for (const [args, variables] of commands) ended.push(await tapctl(place, args, { ...VARIABLES, ...variables }));
    runs = ended;
  });

  it("is deployed", () => {
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 0));
  });

  it("is on no stream", () => {
    expect(runs.filter(({ stdout, stderr }) => `${stdout}${stderr}`.includes(TOKEN))).toEqual([]);
    expect(runs[4]?.stdout).toMatch(/^us-east-1 +alertEndpoints\S* +\[secret\]$/m);
  });

  it("is in no file of the runs, not even where the program prints it", async () => {
    const files = await filesBelow(join(place.home, "runs"));

    expect(files.filter(([, text]) => text.includes(TOKEN)).map(([path]) => path)).toEqual([]);
    const log = files.find(([path, text]) => path.endsWith("program.log") && text.includes("the program prints"));
    expect(log?.[1]).toContain("the program prints [secret]\n");
    expect(log?.[1]).toContain("in pieces [secret]\n");
  });

  it("is plain in no checkpoint and in no work folder", async () => {
    const sandbox = join(place.home, "sandbox");
    const files = await Promise.all(["state", "work"].map((folder) => filesBelow(join(sandbox, folder))));

    expect(files.flat().length).toBeGreaterThan(5);
    expect(
      files
        .flat()
        .filter(([, text]) => text.includes(TOKEN))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it("is shown as it is deployed to whoever asks for it", async () => {
    const other = { ALERTS_WEBHOOK_URL: "https://hooks.example.com/services/another-one" };

    const ended = await tapctl(place, ["outputs", "--json", "--show-secrets"], other);

    expect(dataOf(ended)).toMatchObject({ "us-east-1": { alertEndpoints: [SECRET] } });
  });
});

describe("the password of the database's master", () => {
  let place: Place;
  let password: string;
  const runs: Ended[] = [];

  beforeAll(async () => {
    place = await smallPlace(withFeatures(smallEnvironment({ regions: EAST }), "preset: small\n  database: true"));
    const commands = [
      ["preview", "-v"],
      ["up", "--yes", "-v"],
      ["up", "--yes", "--json"],
      ["drift", "-v"],
      ["refresh", "-v"],
      ["outputs", "--json", "--show-secrets"],
      ["sandbox", "inventory", "--json"],
    ];
    for (const args of commands) runs.push(await tapctl(place, args));
    password = await secretInput(place, "small-us-east-1", "tapctl:database:MasterPassword", "password");
  });

  it("is made once, of 192 bits that RDS takes", () => {
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 0));
    expect(password).toMatch(/^[\w-]{32}$/);
    expect(runs[2]?.stdout).not.toMatch(/"(create|update|replace)":[1-9]/);
  });

  it("is a secret in the plan too, and nothing else", async () => {
    const files = (await filesBelow(join(place.home, "runs"))).filter(([path]) => path.endsWith("report.json"));
    const reports = files.map(([, text]) => JSON.parse(text) as RunReport);
    const changes = reports.flatMap(({ previews }) => previews.flatMap((stack) => stack.changes));
    const properties = changes.flatMap((change) => change.properties);

    expect(properties.filter(({ path }) => path.startsWith("passwordWo."))).toEqual([]);
    expect(properties).toContainEqual({ path: "passwordWo", after: "[secret]", forcesReplacement: false });
    expect(properties).toContainEqual({ path: "secretStringWo", after: "[secret]", forcesReplacement: false });
  });

  it("is on no stream and plain in no file, while the database is there and after", async () => {
    runs.push(await tapctl(place, ["destroy", "--confirm", "small", "-v"]));
    const files = await filesBelow(place.folder);

    expect(runs.at(-1)?.status).toBe(0);
    expect(files.length).toBeGreaterThan(20);
    expect(runs.filter(({ stdout, stderr }) => `${stdout}${stderr}`.includes(password))).toEqual([]);
    expect(files.filter(([, text]) => text.includes(password)).map(([path]) => path)).toEqual([]);
  });
});
