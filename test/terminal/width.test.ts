import { describe, expect, it } from "vitest";
import { hang, shorten, textWidth, wrap } from "../../src/terminal/text/width.js";

describe("shortening", () => {
  it.each([
    ["short", 10, "short"],
    ["exactly", 7, "exactly"],
    ["too long", 5, "too …"],
    ["東京都庁", 5, "東京…"],
    ["ab", 1, "…"],
    ["ab", 0, ""],
  ])("%j to %d cells gives %j", (text, width, short) => {
    expect(shorten(text, width)).toBe(short);
  });
});

describe("wrapping", () => {
  it.each([
    ["one two three", 7, ["one two", "three"]],
    ["a\nb", 10, ["a", "b"]],
    ["arn:aws:iam::1", 8, ["arn:aws:", "iam::1"]],
    ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
    ["東京都", 1, ["東", "京", "都", ""]],
    ["", 5, [""]],
  ])("%j at %d cells gives %j", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it("loses nothing and keeps to the width, whatever the text", () => {
    const words = ["a", "bb", "arn:aws:s3:::bucket/key", "東京", "x".repeat(33), "é", "👩‍👩‍👧"];
    for (let seed = 0; seed < 300; seed += 1) {
      const text = Array.from({ length: 6 }, (_, at) => words[(seed * 7 + at * (seed % 5)) % words.length]).join(" ");
      const lines = wrap(text, 2 + (seed % 40));

      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(2 + (seed % 40));
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  });

  it("hangs further lines below the first one", () => {
    expect(hang("- ", "one two three four five six", 22)).toEqual(["- one two three four", "  five six"]);
  });
});
