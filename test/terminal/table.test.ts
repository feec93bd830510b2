import { describe, expect, it } from "vitest";
import { renderTable } from "../../src/terminal/text/table.js";

const NUMBERS = {
  columns: [{ title: "stack" }, { title: "create", align: "right" }, { title: "same", align: "right" }],
  rows: [
    ["us-east-1", "52", "0"],
    ["us-west-2", "failed: no capacity for the database in any zone"],
    ["total", "52", "0"],
  ],
} as const;

const VALUES = {
  columns: [{ title: "stack" }, { title: "output" }, { title: "value" }],
  rows: [
    ["us-east-1", "kmsKeyArn", "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
    ["global", "distribution", "E1"],
  ],
} as const;

describe("a table", () => {
  it("aligns numbers to the right and lets a short row span the rest", () => {
    expect(renderTable(NUMBERS, 80)).toMatchInlineSnapshot(`
      "stack      create  same
      us-east-1      52     0
      us-west-2  failed: no capacity for the database in any zone
      total          52     0"
    `);
  });

  it("wraps what spans instead of cutting it off", () => {
    expect(renderTable(NUMBERS, 40)).toMatchInlineSnapshot(`
      "stack      create  same
      us-east-1      52     0
      us-west-2  failed: no capacity for the
                 database in any zone
      total          52     0"
    `);
  });

  it("wraps the widest column where the width does not do, after a separator where there is one", () => {
    expect(renderTable(VALUES, 60)).toMatchInlineSnapshot(`
      "stack      output        value
      us-east-1  kmsKeyArn     arn:aws:kms:us-east-1:111122223333:
                               key/1234abcd-12ab-34cd-56ef-
                               1234567890ab
      global     distribution  E1"
    `);
  });

  it.each([40, 60, 80, 120])("stays within %d cells and loses nothing", (width) => {
    const text = renderTable(VALUES, width);

    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(width);
    expect(text.replace(/\s/g, "")).toContain("E1");
    for (const piece of ["arn:aws:kms", "1234567890ab"]) expect(text).toContain(piece);
  });

  it("counts wide characters as two cells", () => {
    const table = {
      columns: [{ title: "name" }, { title: "n", align: "right" }],
      rows: [
        ["東京", "1"],
        ["Osaka", "2"],
      ],
    } as const;

    expect(renderTable(table, 80)).toMatchInlineSnapshot(`
      "name   n
      東京   1
      Osaka  2"
    `);
  });

  it("has no header where no column has a title", () => {
    expect(renderTable({ columns: [{ title: "" }, { title: "" }], rows: [["a", "b"]] }, 80)).toBe("a  b");
  });
});
