import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { TapStackError } from "../../errors.js";
import { accountOver, type Account } from "./account.js";
import { SCHEMA } from "./schema.js";
import { openDatabase } from "./sqlite.js";

/** How long a transaction waits for those of other processes. Each takes about a millisecond. */
const BUSY_TIMEOUT_MS = 60_000;
const RETRY_MS = 5;
/** The low byte of every code that means it: https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/** One simulated account, shared by every process that opens the same folder. */
export interface AccountStore {
  /** All or nothing, even if the process is killed in the middle. Nothing else writes meanwhile. */
  readonly transaction: <T>(work: (account: Account) => T) => T;
  readonly read: <T>(work: (account: Account) => T) => T;
  readonly close: () => void;
}

/** It may hold secrets, so only its owner can read it. */
export function openAccount(folder: string): AccountStore {
  const database = open(folder);
  const account = accountOver(database);
  return {
    transaction: (work) => within(database, "BEGIN IMMEDIATE", () => work(account)),
    read: (work) => within(database, "BEGIN", () => work(account)),
    close: () => {
      database.close();
    },
  };
}

function open(folder: string): DatabaseSync {
  const file = accountFile(folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = openDatabase(file);
    chmodSync(file, 0o600);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
    patiently(() => {
      database.exec("PRAGMA journal_mode = WAL");
      database.exec(SCHEMA);
    });
    return database;
  } catch (cause) {
    throw new TapStackError("SANDBOX", `Cannot open the simulated account in "${folder}"`, {
      hint: "Check that the folder can be written, or empty the account with: tapctl sandbox reset",
      cause,
    });
  }
}

/**
 * SQLite's own busy timeout does not hold for a change of the journal mode: of processes that open a new account at the
 * same moment, one is told at once that the database is locked. https://www.sqlite.org/c3ref/busy_handler.html
 */
function patiently(work: () => void): void {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      Atomics.wait(clock, 0, 0, RETRY_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && Number(error.errcode) % 256 === SQLITE_BUSY;
}

function accountFile(folder: string): string {
  return join(folder, "account.db");
}

export function accountExists(folder: string): boolean {
  return existsSync(accountFile(folder));
}

function within<T>(database: DatabaseSync, begin: string, work: () => T): T {
  database.exec(begin);
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
