import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Of the unit tests alone; scripts/coverage.ts adds what the end-to-end tests run in processes of their own.
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["json"],
      reportsDirectory: "coverage/unit",
      reportOnFailure: true,
    },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/integration/**"],
          pool: "forks",
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/support/global-setup.ts",
          pool: "forks",
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          globalSetup: "test/integration/support/global-setup.ts",
          pool: "forks",
          fileParallelism: false,
        },
      },
    ],
  },
});
