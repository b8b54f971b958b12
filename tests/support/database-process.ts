// A process of its own for tests about several of them: migrates the database of its environment, says so, and stays until
// it is told to close, or killed.
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";

process.on("message", async () => {
  await closeDatabase();
  process.disconnect();
});

try {
  process.send?.({ migrated: await migrate(await getDatabase()) });
} catch (error) {
  process.send?.({ failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  process.disconnect();
}
