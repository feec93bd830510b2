import type { CommandWords, OptionWords } from "./words.js";

/** Completes commands and options with what they do, fixed values, and the names of environments. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const known = commands.filter(({ path }) => path !== "").map(({ path }) => `'${path}'`);
  return `# tapctl for fish: tapctl completion fish > ~/.config/fish/completions/tapctl.fish
function __tapctl_at
  set -l at ''
  for word in (commandline -opc)[2..]
    set -l next (string trim -- "$at $word")
    contains -- "$next" ${known.join(" ")}; and set at $next
  end
  test "$at" = "$argv[1]"
end
function __tapctl_environments
  string replace -r '.*/(.*)\\.yaml$' '$1' -- config/*.yaml
end
complete -c tapctl -f
${commands.flatMap(linesOf).join("\n")}
`;
}

function linesOf({ path, commands, options, choices }: CommandWords): readonly string[] {
  const start = `complete -c tapctl -n "__tapctl_at '${path}'"`;
  return [
    ...commands.map(({ name, about }) => `${start} -a ${name} -d '${about}'`),
    ...choices.map((choice) => `${start} -a ${choice}`),
    ...options.map((option) => `${start} ${optionText(option)}`),
  ];
}

function optionText({ flags, about, takesValue, choices }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(" ");
  if (!takesValue) return `${names} -d '${about}'`;
  if (flags.includes("--env")) return `${names} -x -a '(__tapctl_environments)' -d '${about}'`;
  return choices.length === 0 ? `${names} -r -F -d '${about}'` : `${names} -x -a '${choices.join(" ")}' -d '${about}'`;
}
