// Loaded into a server of the benchmark: SIGUSR2 begins a CPU profile, the next one ends it and leaves it in BENCH_PROFILES.
import { renameSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";

const session = new Session();
session.connect();
await session.post("Profiler.enable");
let running = false;

process.on("SIGUSR2", async () => {
  running = !running;
  if (running) {
    await session.post("Profiler.start");
    return;
  }
  const { profile } = await session.post("Profiler.stop");
  const file = join(process.env.BENCH_PROFILES ?? "", `${process.pid}.cpuprofile`);
  writeFileSync(`${file}.part`, JSON.stringify(profile));
  // Whoever waits for the file finds it whole.
  renameSync(`${file}.part`, file);
});
