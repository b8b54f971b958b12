import { runProcess } from "@/lib/server/run-process";
import { startServer } from "@/lib/server/start-server";

await runProcess(() => startServer({ dev: process.argv.includes("--dev") }));
