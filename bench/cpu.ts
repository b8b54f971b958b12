import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of processor time that a process has used, of all its threads (proc(5), fields 14 and 15). */
export function cpuMs(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The same of all processes that one PostgreSQL server had and has: a connection is a process. `postmaster` is the id of the first one. */
export function postgresCpuMs(postmaster: number): number {
  // Of those that ended: proc(5), fields 16 and 17.
  const [ended, endedInKernel] = statOf(postmaster).slice(13, 15);
  let sum = (Number(ended) + Number(endedInKernel)) * 10;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (parentOf(Number(entry)) === postmaster) sum += cpuMs(Number(entry));
    } catch {
      // It ended meanwhile.
    }
  }
  return sum;
}

/** The id of the process that started another one. */
export function parentOf(pid: number): number {
  return Number(statOf(pid)[1]);
}

function statOf(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** Bytes of memory that a process holds now, and the most that it held since `forgetPeak`. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
  return { now: read("VmRSS"), peak: read("VmHWM") };
}
