import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

function project(name: string, options: { withDatabase: boolean }): TestProjectConfiguration {
  return {
    resolve: {
      alias: {
        "@": path("."),
      },
    },
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      // No test may touch the developer's own .data or database.
      env: {
        USHER_DATA_DIR: path(`./.cache/test-data-${process.pid}`),
        USHER_SECRET: "a secret for tests only, long enough",
        USHER_LOG_LEVEL: "silent",
        DATABASE_URL: "",
      },
      ...(options.withDatabase
        ? { globalSetup: ["tests/support/global-setup.ts"], testTimeout: 60_000, hookTimeout: 120_000 }
        : {}),
    },
  };
}

export default defineConfig({
  test: {
    pool: "forks",
    // Each worker holds a database in memory, and the PostgreSQL of the run wants a core as well.
    maxWorkers: 2,
    projects: [
      project("unit", { withDatabase: false }),
      project("integration", { withDatabase: true }),
      project("conformance", { withDatabase: true }),
    ],
  },
});
