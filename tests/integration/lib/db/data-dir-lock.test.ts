import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDataDir } from "@/lib/db/data-dir-lock";
import { describeSelf, type Holder } from "@/lib/db/lock-holder";
import { startDatabaseProcess } from "@/tests/support/database-processes";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "usher-lock-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function leaveLock(holder: Partial<Holder> | string, secondsAgo: number): void {
  const path = join(folder, "usher.lock.7");
  writeFileSync(path, typeof holder === "string" ? holder : JSON.stringify({ ...describeSelf(), ...holder }));
  const touchedAt = Date.now() / 1000 - secondsAgo;
  utimesSync(path, touchedAt, touchedAt);
}

async function lockAndRelease(): Promise<number> {
  const startedAt = Date.now();
  const release = await lockDataDir(folder);
  await release();
  return Date.now() - startedAt;
}

describe("the lock on the data folder", () => {
  it("is refused while this process holds it, in one line with folder, process and cure", async () => {
    const release = await lockDataDir(folder);
    const error: unknown = await lockDataDir(folder).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(
      new RegExp(
        `^SettingsError: USHER_DATA_DIR is "${folder}": process ${process.pid} on \\S+ is using.* Stop that .*$`,
      ),
    );
    await release();
    await (await lockDataDir(folder))();
  });

  it("makes the folder, readable by its owner alone", async () => {
    const inner = join(folder, "new", "data");
    const release = await lockDataDir(inner);
    expect(statSync(inner).mode & 0o777).toBe(0o700);
    await release();
  });

  it("goes to exactly one of many that find a dead process's lock at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      leaveLock({ pid: 2 ** 22 - 1, startTime: "1" }, 60);
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(folder)));
      const winners = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      expect(winners).toHaveLength(1);
      await winners[0]!();
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    }
  });

  it("is taken at once from a process whose number now belongs to another", async () => {
    leaveLock({ startTime: "1" }, 0);
    expect(await lockAndRelease()).toBeLessThan(1000);
  });

  it("is refused while a process on another host gives signs of life, and taken after 30 seconds of silence", async () => {
    leaveLock({ hostname: "elsewhere", space: "other" }, 25);
    await expect(lockDataDir(folder)).rejects.toThrow("on elsewhere is using");
    leaveLock({ hostname: "elsewhere", space: "other" }, 35);
    expect(await lockAndRelease()).toBeLessThan(1000);
  });

  it("is taken from a container of our host name that has been silent for 5 seconds, and waits to be sure", async () => {
    leaveLock({ space: "another container" }, 6);
    expect(await lockAndRelease()).toBeLessThan(1000);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    leaveLock({ space: "another container" }, 4);
    expect(await lockAndRelease()).toBeGreaterThan(900);
  });

  it("is refused as soon as a container of our host name gives a sign of life", async () => {
    leaveLock({ space: "another container" }, 0);
    const beat = setInterval(() => leaveLock({ space: "another container" }, 0), 300);
    await expect(lockDataDir(folder)).rejects.toThrow("is using that folder");
    clearInterval(beat);
  });

  it("is taken from a process that died before it had written its name", async () => {
    leaveLock("", 6);
    expect(await lockAndRelease()).toBeLessThan(1000);
  });

  it("gives signs of life while it is held", async () => {
    const release = await lockDataDir(folder);
    const path = join(folder, "usher.lock.1");
    const first = statSync(path).mtimeMs;
    await expect.poll(() => statSync(path).mtimeMs, { timeout: 5000 }).toBeGreaterThan(first);
    await release();
  });
});

describe("two processes on one data folder", () => {
  it("cannot start together, and the second can once the first has closed", async () => {
    const environment = { USHER_DATA_DIR: folder };
    const first = await startDatabaseProcess(environment);
    expect(first.answer).toEqual({ migrated: expect.arrayContaining(["0001_init"]) });
    const second = await startDatabaseProcess(environment);
    expect(second.answer.failed).toContain(`process ${first.child.pid} on`);
    expect(second.answer.failed).toContain(folder);
    await second.close();
    await first.close();
    const third = await startDatabaseProcess(environment);
    expect(third.answer).toEqual({ migrated: [] });
    await third.close();
  }, 180_000);

  it("start one after the other although the first was killed, whatever it left behind", async () => {
    const environment = { USHER_DATA_DIR: folder };
    // Half a cluster, as of a process that was killed while it made it.
    mkdirSync(join(folder, "pglite.new", "base"), { recursive: true });
    const first = await startDatabaseProcess(environment);
    expect(first.answer).toEqual({ migrated: expect.arrayContaining(["0001_init"]) });
    await first.kill();
    // PostgreSQL refuses to start on an empty one.
    writeFileSync(join(folder, "pglite", "postmaster.pid"), "");
    const second = await startDatabaseProcess(environment);
    expect(second.answer).toEqual({ migrated: [] });
    await second.close();
  }, 180_000);
});
