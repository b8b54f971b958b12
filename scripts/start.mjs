// `npm run up`, `npm run demo`, `npm run dev`: makes the checkout ready, then runs the server until it is stopped.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { generateClient, installPackages, prepareProduction, root } from "./prepare.mjs";

const commands = {
  up: () => ({ args: ["--enable-source-maps", join(root, "dist", "server.js")], env: { NODE_ENV: "production" } }),
  demo: () => ({ args: ["--enable-source-maps", join(root, "dist", "demo.js")], env: { NODE_ENV: "production" } }),
  dev: () => ({ args: ["--import", "tsx", join(root, "server.ts"), "--dev"], env: { NODE_ENV: "development" } }),
};

const name = process.argv[2];
const command = Object.hasOwn(commands, name) ? commands[name]() : undefined;
if (command === undefined) {
  console.error(`Unknown command ${name}. Use one of: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}

if (name === "dev") {
  installPackages();
  generateClient();
} else {
  prepareProduction();
}

const child = spawn(process.execPath, command.args, {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ...command.env, NEXT_TELEMETRY_DISABLED: "1" },
});
// A terminal sends Ctrl C to the server as well; passing it on would be a second one.
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
