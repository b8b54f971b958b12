// Finds Chromium for the browser tests, and installs Debian's package where there is none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./prepare.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

export function requireChromium() {
  const found = process.env.CHROMIUM_PATH ?? findChromium();
  if (found !== undefined) return found;
  console.log("Installing Chromium…");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  const [command, ...prefix] = [...sudo, "apt-get"];
  if (spawnSync(command, [...prefix, "--version"]).status !== 0) {
    console.error("The browser tests need Chromium. Install it, or set CHROMIUM_PATH to its program.");
    process.exit(1);
  }
  run(command, [...prefix, "update", "-qq"]);
  run(command, [...prefix, "install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    DEBIAN_FRONTEND: "noninteractive",
  });
  return findChromium();
}

function findChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}
