import { Command } from "commander";
import type { Deps } from "../deps.js";
import { withEnvironmentOption, withExamples, withOutputOptions, type CommonFlags } from "../options.js";
import { typedCommand } from "../typed-command.js";

export function sandboxEditCommand(deps: Deps): Command {
  const command = withOutputOptions(
    withEnvironmentOption(
      new Command("edit")
        .description("change a resource behind Pulumi's back, as somebody in AWS's console would")
        .argument("<id>", "the resource's id or ARN, as in the inventory")
        .argument("<path>", "the property, as in tags.Owner or rules[0].status")
        .argument("<value>", "JSON, or a plain text; null takes the property away"),
    ),
  ).action(async (id: string, path: string, text: string, flags: CommonFlags) => {
    const project = await deps.loadProject({ ...flags, target: "sandbox" });
    const terminal = await deps.createTerminal(flags);
    const value = parseValue(text);
    await deps.sandbox.edit(project, id, path, value);
    if (terminal.json) terminal.write(`${JSON.stringify({ id, path, value })}\n`);
    else
      terminal.write(
        `Set ${path} of ${id} to ${JSON.stringify(value)}. See it with: ${typedCommand(project, "drift")}\n`,
      );
    terminal.close();
  });
  return withExamples(command, {
    "tapctl sandbox edit vpc-0a1 tags.Owner somebody-else": "drift, for tapctl drift to find",
    "tapctl sandbox edit sg-0b2 ingress []": "any JSON value",
  });
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON is the text itself, so that nobody has to quote a name twice.
    return text;
  }
}
