import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { parseProperties, type Properties } from "../properties.js";

/** Where resources live that belong to no region, as IAM's. */
export const GLOBAL = "global";

export interface Resource {
  readonly seq: number;
  readonly type: string;
  readonly region: string;
  readonly id: string;
  readonly arn: string | undefined;
  /** The URN that created it. For people who look at the inventory; nothing is found by it. */
  readonly urn: string;
  /** The resource that AWS made this one with, as a VPC its default security group; undefined for what was asked for. */
  readonly owner: number | undefined;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly hidden: Properties;
}

export type NewResource = Omit<Resource, "seq">;

/** The account within one transaction. */
export interface Account {
  readonly insert: (resource: NewResource) => number;
  readonly update: (resource: Resource) => void;
  readonly remove: (seq: number) => void;
  readonly all: () => readonly Resource[];
  readonly ofType: (type: string, region?: string) => readonly Resource[];
  /** Everything with this id, whatever its type and region. */
  readonly withId: (id: string) => readonly Resource[];
  readonly withArn: (arn: string) => readonly Resource[];
  readonly find: (type: string, region: string, id: string) => Resource | undefined;
  readonly dependOn: (dependent: number, dependencies: readonly number[]) => void;
  readonly dependentsOf: (seq: number) => readonly Resource[];
  /** 1, 2, 3, ... and never the same again. */
  readonly count: (counter: string) => number;
}

const COLUMNS = "seq, type, region, id, arn, urn, owner, inputs, outputs, hidden";

export function accountOver(database: DatabaseSync): Account {
  const prepare = statementCache(database);
  const select = (where: string, ...values: SQLInputValue[]) =>
    prepare(`SELECT ${COLUMNS} FROM resources ${where} ORDER BY seq`)
      .all(...values)
      .map(toResource);
  return {
    insert: (resource) => insert(prepare, resource),
    update: ({ seq, arn, urn, inputs, outputs, hidden }) =>
      void prepare("UPDATE resources SET arn = ?, urn = ?, inputs = ?, outputs = ?, hidden = ? WHERE seq = ?").run(
        ...[arn ?? null, urn, JSON.stringify(inputs), JSON.stringify(outputs), JSON.stringify(hidden), seq],
      ),
    remove: (seq) => void prepare("DELETE FROM resources WHERE seq = ?").run(seq),
    all: () => select(""),
    ofType: (type, region) =>
      region === undefined ? select("WHERE type = ?", type) : select("WHERE type = ? AND region = ?", type, region),
    withId: (id) => select("WHERE id = ?", id),
    withArn: (arn) => select("WHERE arn = ?", arn),
    find: (type, region, id) => select("WHERE type = ? AND region = ? AND id = ?", type, region, id)[0],
    dependOn(dependent, dependencies) {
      prepare("DELETE FROM dependencies WHERE dependent = ?").run(dependent);
      const link = prepare("INSERT OR IGNORE INTO dependencies (dependent, dependency) VALUES (?, ?)");
      for (const dependency of dependencies) link.run(dependent, dependency);
    },
    dependentsOf: (seq) => select("JOIN dependencies ON dependent = seq WHERE dependency = ?", seq),
    count: (counter) => count(prepare, counter),
  };
}

type Prepare = (sql: string) => StatementSync;

function statementCache(database: DatabaseSync): Prepare {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

function insert(prepare: Prepare, resource: NewResource): number {
  const { type, region, id, arn, urn, owner, inputs, outputs, hidden } = resource;
  const documents = [inputs, outputs, hidden].map((document) => JSON.stringify(document));
  const { lastInsertRowid } = prepare(
    "INSERT INTO resources (type, region, id, arn, urn, owner, inputs, outputs, hidden) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(type, region, id, arn ?? null, urn, owner ?? null, ...documents);
  return Number(lastInsertRowid);
}

function count(prepare: Prepare, counter: string): number {
  const row = prepare(
    "INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
  ).get(counter);
  return Number(row?.["value"]);
}

function toResource(row: Record<string, SQLOutputValue>): Resource {
  return {
    seq: Number(row["seq"]),
    type: String(row["type"]),
    region: String(row["region"]),
    id: String(row["id"]),
    arn: row["arn"] === null ? undefined : String(row["arn"]),
    urn: String(row["urn"]),
    owner: row["owner"] === null ? undefined : Number(row["owner"]),
    // Read when they are asked for: most rows are looked up for their identity alone.
    get inputs() {
      return readDocument(row["inputs"]);
    },
    get outputs() {
      return readDocument(row["outputs"]);
    },
    get hidden() {
      return readDocument(row["hidden"]);
    },
  };
}

function readDocument(column: SQLOutputValue | undefined): Properties {
  const document: unknown = JSON.parse(String(column));
  return typeof document === "object" && document !== null ? parseProperties(document) : {};
}
