// `npm run verify`: everything that reads the code without running it.
import { fileURLToPath } from "node:url";
import { generateClient, installPackages, runTool } from "./prepare.mjs";

export function verify() {
  runTool("biome", ["ci", "."]);
  runTool("next", ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  runTool("tsc", ["--noEmit"]);
  runTool("depcruise", [
    "app",
    "components",
    "i18n",
    "lib",
    "messages",
    "bench",
    "scripts",
    "tests",
    "server.ts",
    "proxy.ts",
    "--config",
    ".dependency-cruiser.cjs",
  ]);
  runTool("knip", []);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  generateClient();
  verify();
}
