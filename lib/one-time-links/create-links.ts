import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { deliverLinks } from "@/lib/one-time-links/deliver-links";
import { issueLinks, type Recipient } from "@/lib/one-time-links/issue-links";
import { linkEntries } from "@/lib/one-time-links/link-entries";
import { type Linkable, lockLinkable } from "@/lib/one-time-links/linkable";
import type { CreateLinks, IssuedLink, LinkKind, LinksOutcome } from "@/lib/one-time-links/schemas";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { userNotFound } from "@/lib/users/user-not-found";
import { writeUserEntries } from "@/lib/users/write-user-entries";

type Refused = LinksOutcome["refused"][number];

/**
 * Makes links for one person or for many, by which they choose a password and sign in: each works once, for 24 hours, and ends
 * earlier ones of that person. Whom a rule refuses is named with the reason; the others get theirs. With a mail server the links go
 * by mail; without one they are in the answer, for this one time. An audit row for each person.
 *
 * @throws AppError `forbidden`
 */
export async function createLinks(ctx: Ctx, { kind, userIds }: CreateLinks): Promise<LinksOutcome> {
  const ids = [...new Set(userIds)];
  const { links, refused } = await mutate(ctx, "user:update", async (tx) => {
    const people = await lockLinkable(tx, ctx.organizationId, ids);
    const judged = people.map((person) => ({ person, refusal: refusalOf(ctx, person, kind) }));
    const issued = await issueTo(
      tx,
      ctx,
      kind,
      judged.filter(({ refusal }) => refusal === null).map(({ person }) => person),
    );
    const known = new Set(people.map(({ id }) => id));
    const value = {
      links: issued.links,
      refused: [
        ...judged.flatMap(({ person, refusal }) => (refusal === null ? [] : [refusedAs(person, refusal)])),
        ...ids.filter((id) => !known.has(id)).map((id) => refusedAs({ id, name: id }, userNotFound(id))),
      ],
    };
    return { value, change: issued.change };
  });
  const delivered = await deliverLinks(links, kind, ctx);
  return { kind, ...delivered, refused: [...refused, ...delivered.refused] };
}

/**
 * The same for one person, whose refusal is thrown.
 *
 * @throws AppError `not_found`; `forbidden` for somebody with an access role above one's own; `conflict` for people who sign in with
 *   Microsoft, are inactive, have no e-mail address, or, invited, have a password already; `unavailable` when the mail did not go out
 */
export async function createLink(ctx: Ctx, userId: string, kind: LinkKind): Promise<LinksOutcome> {
  const { links, name } = await mutate(ctx, "user:update", async (tx) => {
    const [person] = await lockLinkable(tx, ctx.organizationId, [userId]);
    if (person === undefined) throw userNotFound(userId);
    const refusal = refusalOf(ctx, person, kind);
    if (refusal !== null) throw refusal;
    const issued = await issueTo(tx, ctx, kind, [person]);
    return { value: { links: issued.links, name: person.name }, change: issued.change };
  });
  const delivered = await deliverLinks(links, kind, ctx);
  const [failure] = delivered.refused;
  if (failure === undefined) return { kind, ...delivered };
  throw new AppError("unavailable", `${name}: ${failure.reason}`, { reason: "mail_failed" });
}

async function issueTo(tx: Tx, ctx: Ctx, kind: LinkKind, people: readonly Linkable[]) {
  const recipients = people.map(({ id, name, email }): Recipient => ({ userId: id, name, email }));
  const links: readonly IssuedLink[] = await issueLinks(tx, ctx, kind, recipients);
  const { change, others } = linkEntries(kind, links);
  await writeUserEntries(tx, ctx, others);
  return { links, change };
}

/** Why this person gets no link, or null. */
function refusalOf(ctx: Ctx, person: Linkable, kind: LinkKind): AppError | null {
  const { name } = person;
  try {
    requireRoleOver(ctx, person.accessRole, name);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  if (person.loginMethod === "sso") {
    return refusal("signs_in_with_sso", `${name} signs in with Microsoft. Set the login method to builtin first.`);
  }
  if (!person.active) return refusal("inactive", `${name} is inactive. Activate ${name} first.`);
  if (!person.email.includes("@")) {
    return refusal("no_email", `${name} has no e-mail address, which a password needs to sign in with. Add it first.`);
  }
  if (kind === "invite" && person.hasPassword) {
    return refusal("has_password", `${name} has a password already. Reset it instead.`);
  }
  return null;
}

function refusal(reason: string, message: string): AppError {
  return new AppError("conflict", message, { reason });
}

function refusedAs({ id, name }: { readonly id: string; readonly name: string }, error: AppError): Refused {
  return { id, name, reason: error.message, code: error.reason ?? error.code };
}
