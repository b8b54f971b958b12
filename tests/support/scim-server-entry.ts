// A process of its own that serves SCIM and one route of the browser, as server.ts does without Next: for tests that need several
// processes, or that kill one. Answers SQL over the channel to its parent, because nobody else may open its PGlite.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GET as readOverview } from "@/app/api/organizations/[slug]/overview/route";
import { rolePermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { startRehearsal } from "@/lib/rehearsal/start-rehearsal";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { handleScim } from "@/lib/scim/http/handle";
import { sendWebResponse, toWebRequest } from "@/lib/server/node-request";
import { startRehearsalJobs } from "@/lib/server/rehearsal-jobs";
import { runProcess } from "@/lib/server/run-process";
import type { ProcessAnswer, ProcessQuestion, RehearseQuestion, ScimProcessStart } from "@/tests/support/scim-process";

const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 65_000 }, (request, response) => {
  serve(toWebRequest(request, env().USHER_ORIGIN), request.socket.remoteAddress ?? null)
    .then((answer) => sendWebResponse(answer, response))
    .catch(() => response.destroy());
});

function serve(request: Request, remoteAddress: string | null): Promise<Response> {
  const slug = /^\/api\/organizations\/([a-z0-9-]+)\/overview$/.exec(new URL(request.url).pathname)?.[1];
  if (slug === undefined) return handleScim(request, { remoteAddress });
  return readOverview(request, { params: Promise.resolve({ slug }) });
}

await runProcess(async () => {
  const loadedMs = performance.now();
  const database = await getDatabase();
  const openedMs = performance.now();
  await migrate(database);
  const migratedMs = performance.now();
  await new Promise<void>((accept) => server.listen(env().PORT, "127.0.0.1", accept));
  const { port } = server.address() as AddressInfo;
  const rehearsals = startRehearsalJobs({ alone: database.kind === "pglite" });
  process.on("message", (question: ProcessQuestion) => void answer(question));
  const start: ScimProcessStart = { port, loadedMs, openMs: openedMs - loadedMs, migrateMs: migratedMs - openedMs };
  process.send?.(start);
  return {
    port,
    stop: async () => {
      rehearsals.stop();
      const closed = new Promise((accept) => server.close(accept));
      server.closeIdleConnections();
      await closed;
      await flushRequestLog();
      await closeDatabase();
    },
  };
});

async function answer({ id, ...question }: ProcessQuestion): Promise<void> {
  const reply = await ("rehearse" in question ? rehearse(question.rehearse) : ask(question)).then(
    (rows): ProcessAnswer => ({ id, rows }),
    (error: unknown): ProcessAnswer => ({ id, failed: String(error) }),
  );
  process.send?.(reply);
}

async function ask({
  text,
  params,
}: {
  readonly text: string;
  readonly params: readonly unknown[];
}): Promise<object[]> {
  return (await getDatabase()).query<object>(text, params);
}

async function rehearse({ organizationId, connectorId }: RehearseQuestion): Promise<object[]> {
  const ctx: Ctx = {
    organizationId,
    actor: { kind: "system", id: null, name: "Test" },
    permissions: rolePermissions.EnterpriseAdmin,
    requestId: "rehearse",
    now: () => new Date(),
  };
  await startRehearsal(ctx, connectorId);
  return [];
}
