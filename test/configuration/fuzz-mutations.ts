/** https://en.wikipedia.org/wiki/Linear_congruential_generator (the constants of Numerical Recipes) */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SCRAPS = [
  ...["null", "~", "[]", "{}", "-1", "1e99", ".nan", "0o17", "true", "''", '"', "*a", "&a", "!!map", "!x", "<<: *a"],
  ...[
    "__proto__",
    "constructor",
    "toString: 1",
    "? [a]",
    "- ",
    ": ",
    "\t",
    "\u0000",
    "\uFEFF",
    "\u{1F600}",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "|",
    ">",
  ],
];

export function mutated(text: string, random: (below: number) => number): string {
  const lines = text.split("\n");
  const at = random(lines.length);
  const line = lines[at] ?? "";
  const scrap = SCRAPS[random(SCRAPS.length)] ?? "";
  const column = random(line.length + 1);
  const changed = [
    [],
    [line, line],
    [`  ${line}`],
    [line.trimStart()],
    [line.slice(0, column) + scrap + line.slice(column)],
    [line.slice(0, column)],
    [line.replace(/:.*/, `: ${scrap}`)],
    [line.replace(/\w+:/, `${scrap}:`)],
  ];
  return [...lines.slice(0, at), ...(changed[random(changed.length)] ?? []), ...lines.slice(at + 1)].join("\n");
}
