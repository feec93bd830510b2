import { describe, expect, it } from "vitest";

import { analysePolicy, type PolicyFinding } from "../../../src/policies/iam/analyse.js";
import { type CorpusCase, OWN } from "./corpus/case.js";
import { CONDITIONS } from "./corpus/conditions.js";
import { CROSS_ACCOUNT } from "./corpus/cross-account.js";
import { DENIALS } from "./corpus/denials.js";
import { DEPUTIES } from "./corpus/deputies.js";
import { ESCALATIONS } from "./corpus/escalations.js";
import { FEDERATIONS } from "./corpus/federations.js";
import { FILTERS } from "./corpus/filters.js";
import { MALFORMED } from "./corpus/malformed.js";
import { OPEN_CONDITIONS } from "./corpus/open-conditions.js";
import { PUBLIC } from "./corpus/public.js";
import { UNKNOWNS } from "./corpus/unknown.js";
import { WILDCARDS } from "./corpus/wildcards.js";

const CORPUS: Readonly<Record<string, readonly CorpusCase[]>> = {
  "who is everybody": PUBLIC,
  "conditions that keep strangers out": CONDITIONS,
  "conditions that do not": OPEN_CONDITIONS,
  "other accounts": CROSS_ACCOUNT,
  "wildcards of identities": WILDCARDS,
  escalations: ESCALATIONS,
  "services as deputies": DEPUTIES,
  federations: FEDERATIONS,
  "explicit denials": DENIALS,
  filters: FILTERS,
  "malformed documents": MALFORMED,
  "documents that are not known yet": UNKNOWNS,
};

/** As in `public@0`, `public?@0`, `cross-account:222222222222@0` and `malformed@Statement[0].Effect`. */
function briefly({ weakness, holds, at, says }: PolicyFinding): string {
  if (weakness === "malformed" && holds === "yes") return `malformed@${at}`;
  const [, index = ""] = /^Statement\[(\d+)\]$/.exec(at) ?? [];
  if (holds === "unknown") return `${weakness}?@${index}`;
  return weakness === "cross-account" ? `${weakness}:${says.split(" ").at(-1) ?? ""}@${index}` : `${weakness}@${index}`;
}

function told({ state, findings }: ReturnType<typeof analysePolicy>): readonly string[] {
  const wanted = state === "malformed" ? findings.filter(({ weakness }) => weakness === "malformed") : findings;
  return wanted.map(briefly).sort();
}

describe.each(Object.entries(CORPUS))("%s", (_, cases) => {
  it.each(cases.map((one) => [one.name, one.because, one] as const))("%s: %s", (_name, _because, one) => {
    const analysis = analysePolicy(one, { account: OWN });

    expect(told(analysis)).toEqual([...one.expected].sort());
    expect(analysis.shadowed).toEqual((one.shadowed ?? []).map((index) => `Statement[${index}]`));
  });
});

describe("the corpus", () => {
  const all = Object.values(CORPUS).flat();

  it("has every document once, each reasoned in one sentence", () => {
    const documents = all.map(({ kind, document }) => `${kind} ${JSON.stringify(document)}`);

    expect(documents.filter((one, at) => documents.indexOf(one) < at)).toEqual([]);
    expect(all.filter(({ because }) => !/^[^.].*\.$/.test(because)).map(({ name }) => name)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(120);
  });

  it("has no malformed document of which anything is said to be well", () => {
    const certain = all
      .map((one) => analysePolicy(one, { account: OWN }))
      .filter(({ state }) => state === "malformed")
      .map(({ findings }) => findings.filter(({ holds }) => holds === "yes").map(({ weakness }) => weakness));

    expect(certain.length).toBeGreaterThanOrEqual(35);
    expect([...new Set(certain.flat())]).toEqual(["malformed"]);
  });
});
