import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Prisma wants to download its native schema engine, which closed networks refuse. `prisma generate` never runs it, so any
// existing file will do; our migrations use the same engine as WebAssembly (lib/db/schema-engine.ts).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= fileURLToPath(new URL("package.json", import.meta.url));
process.env["PRISMA_HIDE_UPDATE_MESSAGE"] ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
