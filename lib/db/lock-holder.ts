import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";

/** The process that a lock file speaks of. */
export const Holder = z.object({
  pid: z.number().int().positive(),
  /** In clock ticks since the machine started, or null where /proc does not tell. Sees through a number used again. */
  startTime: z.string().nullable(),
  hostname: z.string(),
  /** The machine's start and the container's process table: only within both does a process number mean anything. */
  space: z.string().nullable(),
  released: z.boolean().default(false),
});
export type Holder = z.infer<typeof Holder>;

/** This process. */
export function describeSelf(): Holder {
  return { pid: process.pid, startTime: startTimeOf("self"), hostname: hostname(), space: ownSpace(), released: false };
}

/** Whether the holder's number names a process that we can see. */
export function isSameSpace(holder: Holder): boolean {
  return holder.hostname === hostname() && holder.space === ownSpace();
}

/** Whether the holder, in our own space, is still running. */
export function isRunning(holder: Holder): boolean {
  if (holder.startTime !== null) return startTimeOf(holder.pid) === holder.startTime;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function startTimeOf(pid: number | "self"): string | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat === null) return null;
  // Field 22; the second field, the name, is in parentheses and may hold spaces. Z and X are processes that have ended.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
}

function ownSpace(): string | null {
  const boot = readOrNull(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const table = readOrNull(() => readlinkSync("/proc/self/ns/pid"));
  return boot === null || table === null ? null : `${boot} ${table}`;
}

function readOrNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
