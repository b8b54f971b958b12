// Prints, as a list in JSON, where secrets stand readable in the database that the browser tests left behind.
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { leakedSecrets } from "@/tests/support/leaked-secrets";

process.stdout.write(JSON.stringify(await leakedSecrets(await getDatabase())));
await closeDatabase();
