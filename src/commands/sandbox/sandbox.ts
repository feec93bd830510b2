import { Command } from "commander";
import type { Deps } from "../deps.js";
import { sandboxAddCommand } from "./add.js";
import { sandboxEditCommand } from "./edit.js";
import { sandboxInventoryCommand } from "./inventory.js";
import { sandboxResetCommand } from "./reset.js";

export function sandboxCommand(deps: Deps): Command {
  return new Command("sandbox")
    .description("look into the simulated account, change it, empty it")
    .addCommand(sandboxInventoryCommand(deps))
    .addCommand(sandboxAddCommand(deps))
    .addCommand(sandboxEditCommand(deps))
    .addCommand(sandboxResetCommand(deps));
}
