/** Replaces what must never reach a sink. Every sink gets its text through one of these. */
export interface Redactor {
  (text: string): string;
  /** From now on these are secrets too. Values of fewer than four characters are left alone: they would blank the log. */
  readonly add: (secrets: readonly string[]) => void;
}

/**
 * Secret access keys and session tokens are only recognised beside their names: forty characters of base64 alone are
 * also every digest. Few spaces between, or a long line of them would be looked through again from each of its places.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 */
const AWS_KEYS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /(?<=(?:secret_?access_?key|session_?token)["']?\s{0,9}[:=]\s{0,9}["']?)[A-Za-z0-9/+=]{40,}/gi,
];

const SHORTEST = 4;
const MASK = "[secret]";

export function createRedactor(initial: readonly string[] = []): Redactor {
  const secrets = new Set<string>();
  const redact = (text: string): string => {
    const masked = mask(text, secrets);
    return AWS_KEYS.reduce((left, pattern) => left.replaceAll(pattern, MASK), masked);
  };
  const add = (values: readonly string[]): void => {
    // A secret with quotes or newlines is written another way inside JSON.
    for (const value of values.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])) {
      if (value.length >= SHORTEST) secrets.add(value);
    }
  };
  add(initial);
  return Object.assign(redact, { add });
}

/** One after the other would leave the tail of a secret that begins like, contains or overlaps another. */
function mask(text: string, secrets: ReadonlySet<string>): string {
  const found = [...secrets].flatMap((secret) => placesOf(secret, text)).sort((a, b) => a.start - b.start);
  let masked = "";
  let done = 0;
  for (const { start, end } of found) {
    if (start >= done) masked += text.slice(done, start) + MASK;
    done = Math.max(done, end);
  }
  return masked + text.slice(done);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function placesOf(secret: string, text: string): readonly Place[] {
  const places: Place[] = [];
  for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + 1)) {
    places.push({ start, end: start + secret.length });
  }
  return places;
}
