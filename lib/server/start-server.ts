import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { deleteExpiredSessions } from "@/lib/auth/delete-expired-sessions";
import { deleteExpiredTries } from "@/lib/auth/delete-expired-tries";
import { deleteExpiredCredentials } from "@/lib/credentials/delete-expired-credentials";
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { tidyTables } from "@/lib/db/tidy-tables";
import { checkDueDomains } from "@/lib/domains/check-due-domains";
import { env } from "@/lib/env";
import { deleteExpiredLosses } from "@/lib/guard/delete-expired-losses";
import { deleteExpiredKeys } from "@/lib/idempotency/delete-expired-keys";
import { log } from "@/lib/log";
import { closeMail } from "@/lib/mail/send-mail";
import { flushResetMails } from "@/lib/one-time-links/ask-for-reset";
import { deleteExpiredLinks } from "@/lib/one-time-links/delete-expired-links";
import { deleteExpiredArtifacts } from "@/lib/openid-provider/delete-expired-artifacts";
import { handleNativeApps } from "@/lib/openid-provider/handle";
import { deleteEndedSlugs } from "@/lib/organizations/delete-ended-slugs";
import { eraseDeletedOrganizations } from "@/lib/organizations/erase-organization";
import { rehearsalsEnded } from "@/lib/rehearsal/running";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { deleteExpiredRequests } from "@/lib/request-log/delete-expired";
import { handleScim } from "@/lib/scim/http/handle";
import { respondError } from "@/lib/scim/http/respond";
import { ScimError } from "@/lib/scim/protocol/errors";
import { answerHealth } from "@/lib/server/health";
import { isServable, sendWebResponse, toWebRequest } from "@/lib/server/node-request";
import { startRehearsalJobs } from "@/lib/server/rehearsal-jobs";
import { startRollUps } from "@/lib/server/roll-ups";
import { startSecretJobs } from "@/lib/server/secret-jobs";
import { flushSeen } from "@/lib/sessions/note-seen";
import { deleteExpiredSetupLinks } from "@/lib/setup-links/delete-expired-setup-links";
import { flushSignInLog } from "@/lib/sign-in-log/background";
import { deleteExpiredSignIns } from "@/lib/sign-in-log/delete-expired";
import { purgeTombstones } from "@/lib/users/purge-tombstones";
import { warmUpJudge } from "@/lib/utils/judge-password";

/** Milliseconds that requests may take to finish after the server was told to stop. */
const gracePeriod = 10_000;
/** Bytes and milliseconds. A body of 1 MiB over a slow line takes seconds; a client that stalls gets 408. */
const limits = { maxHeaderSize: 65_536, keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 60_000 };
const retentionInterval = 3_600_000;

export interface RunningServer {
  readonly port: number;
  /** Stops accepting, lets running requests finish, writes what waits, closes the database. */
  stop(): Promise<void>;
}

type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Starts Usher: settings, database, migrations, then one port that serves SCIM in front of Next.
 *
 * @throws SettingsError, MigrationError: one line that says what to do
 */
export async function startServer(options: { readonly dev: boolean }): Promise<RunningServer> {
  const { PORT, HOST } = env();
  const database = await getDatabase();
  await migrate(database);
  const state = { ready: false };
  const next = await prepareNext(options.dev);
  const server = createServer(limits, (request, response) => {
    serve(request, response, next.handle, state).catch((error: unknown) => fail(error, response));
  });
  await listen(server, PORT, HOST);
  state.ready = true;
  void warmUpJudge();
  const retention = setInterval(() => void forgetOldRows(), retentionInterval).unref();
  void forgetOldRows();
  const jobs = [startSecretJobs(), startRehearsalJobs({ alone: database.kind === "pglite" })];
  const rollUps = startRollUps();
  const domains = repeatDomainChecks(() => !state.ready);
  const { port } = server.address() as AddressInfo;
  log.info({ port, origin: env().USHER_ORIGIN }, "usher is listening");
  warnOfOrigin();
  return {
    port,
    stop: async () => {
      state.ready = false;
      clearInterval(retention);
      for (const job of jobs) job.stop();
      rollUps.stop();
      domains.stop();
      await close(server);
      await next.close();
      await rehearsalsEnded();
      await domains.ended();
      await rollUps.ended();
      await flushResetMails();
      closeMail();
      await flushRequestLog();
      await flushSignInLog();
      await flushSeen();
      await closeDatabase();
    },
  };
}

async function prepareNext(dev: boolean): Promise<{ handle: NextHandler; close: () => Promise<void> }> {
  // Loaded late: the settings must be read, and refused in one line, before Next reads its own.
  const { default: createNext } = await import("next");
  const { PORT, HOST } = env();
  const app = createNext({ dev, dir: resolve("."), hostname: HOST, port: PORT });
  await app.prepare();
  return { handle: app.getRequestHandler(), close: () => app.close() };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  next: NextHandler,
  state: { readonly ready: boolean },
): Promise<void> {
  if (!isServable(request)) {
    await sendWebResponse(refuseTransport(request), response);
    return;
  }
  const path = request.url ?? "/";
  const remoteAddress = readRemoteAddress(request);
  // Else a busy connection would go on bringing requests until it is cut.
  if (!state.ready) response.setHeader("connection", "close");
  if (path === "/scim" || path.startsWith("/scim/")) {
    const answer = await handleScim(toWebRequest(request, env().USHER_ORIGIN), { remoteAddress });
    await sendWebResponse(answer, response);
    return;
  }
  const health = await answerHealth(path, state.ready);
  if (health !== null) {
    await sendWebResponse(health, response);
    return;
  }
  if (await handleNativeApps(request, response, remoteAddress)) return;
  if (remoteAddress !== null) request.headers["x-forwarded-for"] = remoteAddress;
  await next(request, response);
}

/** For TRACE and its like, and for targets that are no path. */
function refuseTransport(request: IncomingMessage): Response {
  return request.url?.startsWith("/") === true
    ? respondError(new ScimError(405, `${request.method} is not possible here. Use GET, POST, PUT, PATCH or DELETE.`))
    : respondError(new ScimError(400, "The request's target must be a path, such as /scim/v2/{connectorId}/Users."));
}

/** The peer's address, or, behind a proxy that the operator trusts, what that proxy says. */
function readRemoteAddress(request: IncomingMessage): string | null {
  const forwarded = request.headers["x-forwarded-for"];
  if (env().USHER_TRUST_PROXY === "yes" && typeof forwarded === "string") {
    return forwarded.split(",").at(-1)?.trim().slice(0, 64) ?? null;
  }
  return request.socket.remoteAddress ?? null;
}

function fail(error: unknown, response: ServerResponse): void {
  log.error({ err: error }, "a request failed outside its handler");
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

/** Session cookies are Secure everywhere but on localhost, Entra calls https only, and https means a proxy in front of us. */
function warnOfOrigin(): void {
  const { protocol, hostname } = new URL(env().USHER_ORIGIN);
  if (protocol === "https:" && env().USHER_TRUST_PROXY === "no") {
    log.warn(
      "USHER_TRUST_PROXY is no behind https: limits against guessing count everybody as one address. Set it to yes.",
    );
  }
  if (protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1") return;
  log.warn(
    "USHER_ORIGIN is plain http: nobody can stay signed in, and Entra cannot call. Put Usher behind https and set it.",
  );
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((accept, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      accept();
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((accept) => server.close(() => accept()));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), gracePeriod);
  await closed;
  clearTimeout(deadline);
}

async function forgetOldRows(): Promise<void> {
  try {
    await deleteExpiredTries(new Date());
    await deleteExpiredSessions(new Date());
    await deleteExpiredCredentials(new Date());
    await deleteExpiredLosses(new Date());
    await deleteEndedSlugs(new Date());
    await deleteExpiredKeys(new Date());
    await deleteExpiredLinks(new Date());
    await deleteExpiredSetupLinks(new Date());
    await deleteExpiredArtifacts(new Date());
    const erased = await eraseDeletedOrganizations();
    if (erased > 0) log.info({ erased }, "organizations: what was left of deleted ones was erased");
    const purged = await purgeTombstones(new Date());
    if (purged > 0) log.info({ purged }, "users: those deleted 30 days ago were erased");
    const deleted = await deleteExpiredRequests(env().USHER_REQUEST_LOG_DAYS, new Date());
    if (deleted > 0) log.info({ deleted }, "request log: rows past their time were deleted");
    const forgotten = await deleteExpiredSignIns(env().USHER_SIGN_IN_LOG_DAYS, new Date());
    if (forgotten > 0) log.info({ forgotten }, "sign-in log: rows past their time were deleted");
    await tidyTables(await getDatabase());
  } catch (error) {
    log.error({ err: error }, "rows past their time could not be deleted");
  }
}

/** Looks for the records of domains that are due, now and each hour, one run at a time. */
function repeatDomainChecks(isOver: () => boolean): { readonly stop: () => void; readonly ended: () => Promise<void> } {
  let running = checkDomains(isOver);
  const timer = setInterval(() => {
    running = running.then(() => checkDomains(isOver));
  }, retentionInterval).unref();
  return { stop: () => clearInterval(timer), ended: () => running };
}

async function checkDomains(isOver: () => boolean): Promise<void> {
  try {
    const checked = await checkDueDomains(() => new Date(), isOver);
    if (checked > 0) log.info({ checked }, "domains: DNS was asked for the records that were due");
  } catch (error) {
    log.error({ err: error }, "domains: DNS could not be asked for the records that are due");
  }
}
