interface Annotation {
  readonly severity?: "critical" | "warning";
  readonly title: string;
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** `::error title=…::message`, as in https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function errorCommand({ severity = "critical", title, message, file, line }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${severity === "warning" ? "warning" : "error"} ${properties.join(",")}::${escapeData(message)}`;
}

export function groupCommand(title: string): string {
  return `::group::${escapeData(title)}`;
}

export const END_GROUP = "::endgroup::";

/**
 * Makes lines that hold text from outside harmless. The runner obeys `::` at the start of a line, spaces before it not
 * counted, and the older `##[` anywhere in it.
 */
export function neutralize(text: string): string {
  return text.replace(/^([^\S\n]*)::/gm, "$1\u200b::").replaceAll("##[", "#\u200b#[");
}

/** The same as in @actions/core. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
