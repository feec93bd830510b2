import { expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import { countByType, run } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

it("works", async () => {
  const { resources } = await run(() => regionalProgram(PROD, "us-east-1"));
  expect(countByType(resources)).toEqual({});
});
