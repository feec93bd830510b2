import type { CommandWords, OptionWords } from "./words.js";

/** Completes commands and options with what they do, fixed values, and the names of environments. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const known = commands.filter(({ path }) => path !== "").map(({ path }) => `"${path}"`);
  return `#compdef tapctl
# tapctl for zsh; put this in ~/.zshrc, after compinit: source <(tapctl completion zsh)
_tapctl() {
  local previous=\${words[CURRENT-1]} at="" next i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    next="\${at:+$at }\${words[i]}"
    case "$next" in
      ${known.join("|")}) at=$next ;;
    esac
  done
  case "$at $previous" in
${commands.flatMap(valueCases).join("\n")}
    *" --env"|*" -e") compadd -- config/*.yaml(N:t:r); return ;;
  esac
  case "$at" in
${commands.map(wordCase).join("\n")}
  esac
  _describe tapctl found
}
compdef _tapctl tapctl
`;
}

function valueCases({ path, options }: CommandWords): readonly string[] {
  return options
    .filter(({ takesValue, flags }) => takesValue && !flags.includes("--env"))
    .map(({ flags, choices }) => {
      const pattern = flags.map((flag) => `"${path} ${flag}"`).join("|");
      return `    ${pattern}) ${choices.length === 0 ? "_files" : `compadd -- ${choices.join(" ")}`}; return ;;`;
    });
}

function wordCase({ path, commands, options, choices }: CommandWords): string {
  const words = [
    ...commands.map(({ name, about }) => `'${name}:${about}'`),
    ...choices.map((choice) => `'${choice}'`),
    ...options.flatMap(described),
  ];
  return `    "${path}") found=(${words.join(" ")}) ;;`;
}

function described({ flags, about }: OptionWords): readonly string[] {
  return flags.map((flag) => `'${flag}:${about}'`);
}
