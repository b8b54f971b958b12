// A process of its own that serves SCIM and one route of the browser, as server.ts does without Next: for tests that need several
// processes, or that kill one. Answers SQL over the channel to its parent, because nobody else may open its PGlite.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GET as readOverview } from "@/app/api/organizations/[slug]/overview/route";
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { handleScim } from "@/lib/scim/http/handle";
import { sendWebResponse, toWebRequest } from "@/lib/server/node-request";
import { runProcess } from "@/lib/server/run-process";
import type { ProcessAnswer, ProcessQuestion, ScimProcessStart } from "@/tests/support/scim-process";

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
  process.on("message", (question: ProcessQuestion) => void answer(question));
  const start: ScimProcessStart = { port, loadedMs, openMs: openedMs - loadedMs, migrateMs: migratedMs - openedMs };
  process.send?.(start);
  return {
    port,
    stop: async () => {
      const closed = new Promise((accept) => server.close(accept));
      server.closeIdleConnections();
      await closed;
      await flushRequestLog();
      await closeDatabase();
    },
  };
});

async function answer({ id, text, params }: ProcessQuestion): Promise<void> {
  const reply = await getDatabase()
    .then((database) => database.query<object>(text, params))
    .then(
      (rows): ProcessAnswer => ({ id, rows }),
      (error: unknown): ProcessAnswer => ({ id, failed: String(error) }),
    );
  process.send?.(reply);
}
