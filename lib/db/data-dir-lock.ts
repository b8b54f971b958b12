import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { describeSelf, Holder, isRunning, isSameSpace } from "@/lib/db/lock-holder";
import { SettingsError } from "@/lib/env";

// The lock is the file usher.lock.N with the highest N. Numbers only grow, so whoever takes over a dead process's lock
// creates N + 1 exclusively, and of two that try at once one fails. Removing or renaming the old file could not promise that.
const namePattern = /^usher\.lock\.(\d+)$/;

const heartbeatMs = 1_000;
/** Without a heartbeat for so long, a process of another container on this machine is dead. */
const silentHereMs = 5_000;
/** The same for another machine, whose disk may be slow and whose clock is not ours. */
const silentElsewhereMs = 30_000;

/**
 * Makes this process the only one that uses `folder`, and returns how to give it back. A process that was killed does not
 * stand in the way.
 *
 * @throws SettingsError when another process uses it
 */
export async function lockDataDir(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    const highest = highestLock(folder);
    if (highest > 0) await assertDead(folder, highest);
    const mine = highest + 1;
    if (!create(pathOf(folder, mine))) continue;
    // A starter that was slow since `highestLock` may have found its number free again, behind a newer lock.
    if (highestLock(folder) !== mine) {
      rmSync(pathOf(folder, mine), { force: true });
      continue;
    }
    for (const older of lockNumbers(folder)) if (older < mine) rmSync(pathOf(folder, older), { force: true });
    return hold(pathOf(folder, mine));
  }
}

function pathOf(folder: string, number: number): string {
  return join(folder, `usher.lock.${number}`);
}

function lockNumbers(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const match = namePattern.exec(name);
    return match === null ? [] : [Number(match[1])];
  });
}

function highestLock(folder: string): number {
  return Math.max(0, ...lockNumbers(folder));
}

function create(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(describeSelf()), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Returns when the lock's process is dead, or throws. Waits only when nothing but its heartbeat can tell. */
async function assertDead(folder: string, number: number): Promise<void> {
  const lock = read(pathOf(folder, number));
  if (lock === null || lock.holder?.released === true) return;
  const { holder, touchedAt } = lock;
  if (holder !== null && isSameSpace(holder)) {
    if (isRunning(holder)) throw inUse(folder, holder);
  } else if (holder !== null && holder.hostname !== describeSelf().hostname) {
    if (ageOf(folder, touchedAt) < silentElsewhereMs) throw inUse(folder, holder);
  } else {
    // Another container with our host name, this machine before its last start, or a lock that is just being written.
    await assertSilent(folder, number, touchedAt);
  }
}

async function assertSilent(folder: string, number: number, touchedAt: number): Promise<void> {
  while (ageOf(folder, touchedAt) < silentHereMs) {
    await sleep(heartbeatMs / 4);
    const lock = read(pathOf(folder, number));
    if (lock === null || lock.holder?.released === true) return;
    if (lock.touchedAt > touchedAt) throw inUse(folder, lock.holder);
  }
}

interface LockFile {
  /** Null while its process is still writing it, or died doing so. */
  readonly holder: Holder | null;
  readonly touchedAt: number;
}

function read(path: string): LockFile | null {
  try {
    const touchedAt = statSync(path).mtimeMs;
    const parsed = z.string().transform(parseJson).pipe(Holder).safeParse(readFileSync(path, "utf8"));
    return { holder: parsed.success ? parsed.data : null, touchedAt };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Measured by the clock of the disk, which on a network is not ours. */
function ageOf(folder: string, touchedAt: number): number {
  const probe = join(folder, `usher.clock.${process.pid}`);
  writeFileSync(probe, "");
  const now = statSync(probe).mtimeMs;
  rmSync(probe, { force: true });
  return now - touchedAt;
}

function inUse(folder: string, holder: Holder | null): SettingsError {
  const who = holder === null ? "another process" : `process ${holder.pid} on ${holder.hostname}`;
  return new SettingsError(
    `USHER_DATA_DIR is ${JSON.stringify(folder)}: ${who} is using that folder, and only one may. ` +
      "Stop that process, set USHER_DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL.",
  );
}

// A thread of its own, because PGlite works on ours and may keep it busy for longer than a heartbeat. Writing, rather than
// setting the time, leaves the time to the disk. When the file is gone, another process took the folder while this one
// was suspended, and every further write of ours would destroy its data.
const heartbeat = `
  const { closeSync, openSync, writeSync } = require("node:fs");
  const { path, content, interval } = require("node:worker_threads").workerData;
  setInterval(() => {
    try {
      const file = openSync(path, "r+");
      writeSync(file, content, 0);
      closeSync(file);
    } catch (error) {
      if (error.code !== "ENOENT") return;
      writeSync(2, "The lock " + path + " is gone: another process has taken the data folder. Stopping at once.\\n");
      process.kill(process.pid, "SIGKILL");
    }
  }, interval);
`;

function hold(path: string): () => Promise<void> {
  const content = readFileSync(path, "utf8");
  const worker = new Worker(heartbeat, { eval: true, workerData: { path, content, interval: heartbeatMs } });
  worker.unref();
  const markReleased = () => {
    writeFileSync(`${path}.released`, JSON.stringify({ ...describeSelf(), released: true }), { mode: 0o600 });
    renameSync(`${path}.released`, path);
  };
  process.once("exit", markReleased);
  return async () => {
    process.removeListener("exit", markReleased);
    await worker.terminate();
    markReleased();
  };
}
