import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { findCause } from "@/lib/rehearsal/find-cause";
import { finishRehearsal } from "@/lib/rehearsal/finish-rehearsal";
import { type RehearsalMapping, rehearsalDirectory, rehearsalMark } from "@/lib/rehearsal/people";
import { play } from "@/lib/rehearsal/play";
import { saveProgress } from "@/lib/rehearsal/save-progress";
import type { RehearsalStep } from "@/lib/rehearsal/schemas";

/** A rehearsal that has been started: its row and its credential are there. */
export interface StartedRehearsal {
  readonly rehearsalId: string;
  readonly connectorId: string;
  /** Nowhere but here and, as a hash, in the row of the credential. */
  readonly secret: string;
  readonly mapping: RehearsalMapping;
}

const heartbeatMs = 5000;

/** Plays a rehearsal to its end and cleans up after it, whatever happens. Never throws: nobody waits for it. */
export async function runRehearsal(started: StartedRehearsal, ctx: Ctx): Promise<void> {
  const { rehearsalId, connectorId } = started;
  let steps: readonly RehearsalStep[] | null = null;
  const heartbeat = setInterval(() => void beat(ctx, rehearsalId), heartbeatMs).unref();
  try {
    steps = await play({
      tenantUrl: `${env().USHER_ORIGIN}/scim/v2/${connectorId}`,
      token: started.secret,
      mark: rehearsalMark(rehearsalId),
      directory: (mark) => rehearsalDirectory(mark, started.mapping),
      onProgress: (now) => {
        steps = [...now];
        return saveProgress(ctx, rehearsalId, now);
      },
      findCause: (requestId) => findCause(ctx.organizationId, requestId),
    });
  } catch (error) {
    log.error({ err: error, rehearsalId }, "rehearsal: it broke off");
  } finally {
    clearInterval(heartbeat);
  }
  try {
    await finishRehearsal(ctx, { rehearsalId, state: stateOf(steps), steps });
  } catch (error) {
    log.error({ err: error, rehearsalId }, "rehearsal: it could not be cleaned up yet; a job tries again");
  }
}

function stateOf(steps: readonly RehearsalStep[] | null): "passed" | "failed" | "stopped" {
  if (steps === null) return "stopped";
  return steps.every(({ state }) => state === "passed") ? "passed" : "failed";
}

async function beat(ctx: Ctx, rehearsalId: string): Promise<void> {
  await saveProgress(ctx, rehearsalId, null).catch((error: unknown) => {
    log.warn({ err: error, rehearsalId }, "rehearsal: its sign of life could not be written");
  });
}
