import { stripVTControlCharacters } from "node:util";
import type { Redactor } from "../deployment/redact.js";

/** Makes text that came from outside fit to be shown. */
export type Tidy = (text: string) => string;

/** C0 but tab and newline, DEL, C1, and what turns the direction of writing: a provider's message may hold any of them. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Keeps tabs and newlines, drops every other character that a terminal would obey instead of show. */
export function stripControls(text: string): string {
  return stripVTControlCharacters(text).replace(/\r\n?/g, "\n").replace(CONTROLS, "");
}

export function oneLine(text: string): string {
  return stripControls(text).replace(/\s+/g, " ").trim();
}

/** Redacts twice: a secret may hold control characters itself, or only read as one once they are gone. */
export function createTidy(redact: Redactor): Tidy {
  return (text) => redact(stripControls(redact(text)));
}
