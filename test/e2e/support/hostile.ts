/** From 0 up to, not including, the given number. */
type Random = (below: number) => number;

/** What no reader expects where something else was. */
const VALUES: readonly unknown[] = [
  ...[null, true, -1, 1e308, 0.5, "", "\u0000", [], {}, [[]], [null], { a: null }],
  ...["../../../../etc/passwd", "/etc/passwd", "..", "a/../../b", "C:\\windows", "~", "-rf", "--yes", "$(id)", "`id`"],
  ...[
    "\u001b[31mred",
    "\u001b]0;title\u0007",
    "\u202eevil",
    "\r\n::error::x",
    "\u{1f600}".repeat(300),
    "a".repeat(70_000),
  ],
  { ["__proto__"]: "x", constructor: { prototype: {} } },
  { $unknown: "x", $secret: [] },
];

export const TEXTS: readonly string[] = VALUES.filter(
  (value) => typeof value === "string" && !value.includes("\u0000"),
).map(String);

/** Another value somewhere in a document, or one thing less. */
export function mutatedValue(value: unknown, random: Random): unknown {
  const inside = typeof value === "object" && value !== null && Object.keys(value).length > 0 && random(5) > 0;
  if (!inside) return VALUES[random(VALUES.length)];
  const entries: [string, unknown][] = Object.entries(value);
  const at = random(entries.length);
  const [key = "", child] = entries[at] ?? [];
  const removed = random(8) === 0;
  const next = entries.flatMap<[string, unknown]>((entry, index) =>
    index !== at ? [entry] : removed ? [] : [[key, mutatedValue(child, random)]],
  );
  return Array.isArray(value) ? next.map(([, item]) => item) : Object.fromEntries(next);
}

/** Bytes that somebody cut, doubled or overwrote, or a document with other values in it. */
export function mutatedFile(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  const at = random(bytes.length);
  switch (random(6)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from([random(256), random(256), 0xff]),
        bytes.subarray(at + 3),
      ]);
    case 2:
      return Buffer.from("[".repeat(200_000));
    default:
      return Buffer.from(JSON.stringify(mutatedValue(JSON.parse(text), random)));
  }
}
