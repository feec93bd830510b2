import { TapStackError } from "../../src/errors.js";

/** The error that is written for the user, or the test fails. */
export function refusalOf(attempt: () => void): TapStackError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof TapStackError) return error;
    throw error;
  }
  throw new Error("Nothing was refused");
}
