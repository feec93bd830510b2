import type { CommandWords } from "./words.js";

/** Completes commands, options, fixed values and the names of environments. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const known = commands.filter(({ path }) => path !== "").map(({ path }) => `"${path}"`);
  return `# tapctl for bash; put this in ~/.bashrc: source <(tapctl completion bash)
_tapctl() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path="" next at
  for ((at = 1; at < COMP_CWORD; at++)); do
    next="\${path:+$path }\${COMP_WORDS[at]}"
    case "$next" in
      ${known.join("|")}) path=$next ;;
    esac
  done
  case "$path $previous" in
${commands.flatMap(valueCases).join("\n")}
    *" --env"|*" -e") COMPREPLY=($(compgen -W "$(_tapctl_environments)" -- "$word")); return ;;
  esac
  case "$path" in
${commands.map(wordCase).join("\n")}
  esac
}
_tapctl_environments() {
  local file
  for file in config/*.yaml; do
    [[ -e $file ]] && basename "$file" .yaml
  done
}
complete -o default -F _tapctl tapctl
`;
}

/** Values of options; what takes a file or anything else is left to the shell. */
function valueCases({ path, options }: CommandWords): readonly string[] {
  return options
    .filter(({ takesValue, flags }) => takesValue && !flags.includes("--env"))
    .map(({ flags, choices }) => {
      const pattern = flags.map((flag) => `"${path} ${flag}"`).join("|");
      const reply = choices.length === 0 ? "()" : `($(compgen -W "${choices.join(" ")}" -- "$word"))`;
      return `    ${pattern}) COMPREPLY=${reply}; return ;;`;
    });
}

function wordCase({ path, commands, options, choices }: CommandWords): string {
  const words = [...commands.map(({ name }) => name), ...choices, ...options.flatMap(({ flags }) => flags)];
  return `    "${path}") COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$word")) ;;`;
}
