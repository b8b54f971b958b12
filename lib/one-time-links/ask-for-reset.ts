import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { mailConfigured, sendMail } from "@/lib/mail/send-mail";
import { createLinks } from "@/lib/one-time-links/create-links";
import { findPasswordOwners } from "@/lib/one-time-links/find-password-owners";
import { countResetRequest } from "@/lib/one-time-links/link-limits";
import { ssoMail } from "@/lib/one-time-links/link-mail";
import type { AskForReset } from "@/lib/one-time-links/schemas";

interface Asker {
  readonly address: string | null;
  readonly now: () => Date;
}

// Waited for by the server's bundle, filled by Next's: two copies of this module in one process.
const key = Symbol.for("usher.reset-mails");
const holder = globalThis as { [key]?: Set<Promise<void>> };

function running(): Set<Promise<void>> {
  holder[key] ??= new Set();
  return holder[key];
}

/**
 * “Forgot password?”: sends a reset link to each active person who signs in with that e-mail, and to those who sign in with Microsoft
 * by now a mail that says so. Answers before it has looked, so that neither words nor time tell who exists.
 *
 * @throws AppError `unavailable` without a mail server; `too_many_attempts` after many from one network
 */
export async function askForReset({ email }: AskForReset, asker: Asker): Promise<void> {
  if (!mailConfigured()) {
    throw new AppError(
      "unavailable",
      "Usher cannot send mail here. Ask an admin of your organization for a reset link.",
    );
  }
  const emailKey = email.trim().toLowerCase();
  if (!(await countResetRequest(emailKey, asker.address))) return;
  const sending = sendAll(emailKey, asker.now).catch((error: unknown) =>
    log.error({ err: error }, "a reset link could not be sent"),
  );
  running().add(sending);
  void sending.finally(() => running().delete(sending));
}

/** Waits until the mails that were asked for have gone out: before the process ends, and in tests. */
export async function flushResetMails(): Promise<void> {
  await Promise.all(running());
}

async function sendAll(emailKey: string, now: () => Date): Promise<void> {
  for (const person of await findPasswordOwners(emailKey)) {
    if (person.login_method === "sso") {
      const { organization, slug } = person;
      await sendMail({
        to: emailKey,
        ...ssoMail(organization, `${env().USHER_ORIGIN}/sign-in?callbackUrl=/o/${slug}`),
      });
    } else {
      await createLinks(askerCtx(person.organization_id, now), { kind: "reset", userIds: [person.user_id] });
    }
  }
}

function askerCtx(organizationId: string, now: () => Date): Ctx {
  return {
    organizationId,
    actor: { kind: "system", id: null, name: "Forgot password" },
    permissions: new Set(["user:update"]),
    requestId: uuidv7(),
    now,
  };
}
