// Bundles the server and the demo for production; packages stay in node_modules.
import { build } from "esbuild";
import { root } from "./prepare.mjs";

await build({
  absWorkingDir: root,
  entryPoints: { server: "server.ts", demo: "scripts/demo.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  sourcemap: "linked",
  logLevel: "warning",
});
