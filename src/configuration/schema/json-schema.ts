import * as z from "zod";
import { FILE } from "./schema.js";

/** config/schema.json, with which editors complete and check config/*.yaml. */
export function environmentSchemaText(): string {
  const schema = z.toJSONSchema(FILE, { io: "input" });
  return `${JSON.stringify({ title: "A tapctl environment", ...schema }, undefined, 2)}\n`;
}
