/** A run on the terminal that this process has, for a test that gives it a real one. */
import { setTimeout } from "node:timers/promises";
import { createRedactor } from "../../../src/deployment/redact.js";
import { createTerminal } from "../../../src/terminal/create-terminal.js";
import { every } from "../../../src/terminal/world.js";
import { DATABASE, resource, started, SUCCEEDED } from "./run.js";

const { stdin, stdout, stderr } = process;
const redact = createRedactor();
const terminal = createTerminal({}, { stdin, stdout, stderr, env: { TERM: "xterm" }, now: Date.now, every, redact });

terminal.listen(started("us-east-1"));
terminal.listen(resource("us-east-1", "started", DATABASE));
await setTimeout(250);
const answer = terminal.canAsk && (await terminal.confirm("Go on?"));
await terminal.wait("Waiting", () => setTimeout(150));
terminal.listen(SUCCEEDED);
terminal.write(`answer: ${answer}\n`);
terminal.close();
