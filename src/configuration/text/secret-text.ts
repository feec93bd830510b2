interface SecretKind {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Repetitions are bounded, so that a hostile file cannot make the search slow. */
const KINDS: readonly SecretKind[] = [
  { kind: "an AWS access key id", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: "a private key", pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g },
  {
    kind: "a GitHub token",
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})[A-Za-z0-9_]{0,200}/g,
  },
  { kind: "a GitLab token", pattern: /\bglpat-[\w-]{20,100}/g },
  { kind: "a Slack token", pattern: /\bxox[abeoprs]-[\w-]{10,200}/g },
  { kind: "a Slack webhook", pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{1,200}/g },
  { kind: "a Pulumi token", pattern: /\bpul-[0-9a-f]{40}\b/g },
  { kind: "a JSON web token", pattern: /\beyJ[\w-]{8,4000}\.[\w-]{8,4000}\.[\w-]{8,4000}/g },
  { kind: "a password in a URL", pattern: /:\/\/[^\s/:@]{1,100}:[^\s/@]{1,200}@/g },
  // At least one digit and both cases, so that neither a git hash nor a path of words is taken for a key.
  {
    kind: "an AWS secret access key",
    pattern: /(?<![\w/+=.-])(?=\D{0,39}\d)(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9/+]{40}(?![\w/+=-])/g,
  },
];

/** What kinds of secret a text seems to hold. */
export function secretKinds(text: string): readonly string[] {
  return KINDS.filter(({ pattern }) => text.search(pattern) >= 0).map(({ kind }) => kind);
}

/** Shorter ones are words too, and to blank those out would spoil the text without hiding anything. */
const SHORTEST_KNOWN = 8;

/** Blanks out what looks like a secret, and every one of the known values. */
export function maskSecrets(text: string, known: readonly string[] = []): string {
  const long = known.filter((secret) => secret.length >= SHORTEST_KNOWN);
  const withoutKnown = long.reduce((masked, secret) => masked.replaceAll(secret, "[secret]"), text);
  return KINDS.reduce((masked, { pattern }) => masked.replaceAll(pattern, "[secret]"), withoutKnown);
}

/** Keys whose value is a secret, whatever it looks like. */
export function isSecretKey(key: string): boolean {
  return /pass(word|phrase)|secret|token|credential|(private|access|api)[-_]?key|webhook/i.test(key);
}

/** Whether a key that keeps secrets has one, rather than the name of a variable. */
export function holdsPlainSecret(key: string, value: unknown): boolean {
  return isSecretKey(key) && !(typeof value === "object" && value !== null && "env" in value);
}

/** A value as messages quote it: short, on one line, never a secret. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a block of keys";
  if (typeof value !== "string") return value === undefined ? "empty" : JSON.stringify(value);
  const masked = maskSecrets(value);
  return JSON.stringify(masked.length > 60 ? `${masked.slice(0, 57)}...` : masked);
}
