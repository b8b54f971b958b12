import { mutate } from "@/lib/audit/mutate";
import { createSession, type SignInOrigin } from "@/lib/auth/create-session";
import { hashPassword } from "@/lib/auth/password";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { countLinkLookUp } from "@/lib/one-time-links/link-limits";
import type { RedeemLink } from "@/lib/one-time-links/schemas";
import { findStoredLink, linkIsOver, type StoredLink } from "@/lib/one-time-links/stored-link";
import { requireStrongPassword } from "@/lib/passwords/require-strong-password";
import { savePassword } from "@/lib/passwords/save-password";
import { writeSignIn } from "@/lib/sign-in-log/log-sign-in";

/** Who redeemed a link. `claims` is null when the password alone does not open the organization. */
export interface Redeemed {
  readonly slug: string;
  readonly claims: SessionClaims | null;
}

/**
 * Sets the password that somebody chose at an invitation or a reset link, ends their sessions, and signs them in; people with a
 * second factor, and those of whom their organization asks for SSO, must still sign in. The link works this once, also when
 * several use it at the same moment.
 *
 * @throws AppError `not_found` for a link that is over, unknown, or for somebody who is inactive or signs in with Microsoft;
 *   `invalid_input` (field password) for a weak password, which leaves the link as it is; `too_many_attempts`
 */
export async function redeemLink(
  input: RedeemLink,
  origin: SignInOrigin & { readonly requestId: string },
): Promise<Redeemed> {
  await countLinkLookUp(origin.address);
  const link = await findStoredLink(input.token, origin.now());
  if (link === null || !link.usable) throw linkIsOver();
  const { organizationId, userId, name, slug } = link;
  await requireStrongPassword(input.password, link);
  const hash = await hashPassword(input.password);
  return await mutate(holderCtx(link, origin), "organization:read", async (tx) => {
    const now = origin.now();
    if (!(await use(tx, link, now))) throw linkIsOver();
    await savePassword(tx, { organizationId, userId, hash, now });
    const sessionId = (await opens(tx, link))
      ? await createSession(tx, { organizationId, userId, method: "link", secondFactor: false }, origin)
      : null;
    if (sessionId !== null) {
      const { address, userAgent } = origin;
      await writeSignIn(tx, {
        organizationId,
        at: now,
        userId,
        person: name,
        method: "link",
        refusal: null,
        address,
        userAgent,
      });
    }
    return {
      value: { slug, claims: sessionId === null ? null : { organizationId, sessionId, others: [] } },
      change: {
        action: "user.password",
        target: { type: "User", id: userId, name },
        before: null,
        after: { by: link.kind === "invite" ? "invitation" : "reset link" },
      },
    };
  });
}

/** The person acts for themselves, and may do this one thing. */
function holderCtx(
  { organizationId, userId, name, accessRole }: StoredLink,
  origin: { requestId: string; now: () => Date },
): Ctx {
  return {
    organizationId,
    actor: { kind: "user", id: userId, name, accessRole: accessRole ?? "ReadOnly" },
    permissions: new Set(["organization:read"]),
    requestId: origin.requestId,
    now: origin.now,
  };
}

/** Whether it was still to be used. The person's row is locked first, as everywhere, so that nobody loses access meanwhile. */
async function use(tx: Tx, { organizationId, id, userId }: StoredLink, now: Date): Promise<boolean> {
  const holders = await tx.query(
    `select 1 from "user" where organization_id = $1 and id = $2 and active and login_method = 'builtin' for update`,
    [organizationId, userId],
  );
  if (holders.length === 0) return false;
  const used = await tx.query(
    `update one_time_link set used_at = $3
     where organization_id = $1 and id = $2 and used_at is null and expires_at > $3 returning id`,
    [organizationId, id, now],
  );
  return used.length === 1;
}

/** Whether the new password is enough to sign in: no second factor to show, and the organization takes passwords of theirs. */
async function opens(tx: Tx, { organizationId, userId }: StoredLink): Promise<boolean> {
  const rows = await tx.query<{ opens: boolean }>(
    `select f.confirmed_at is null and not coalesce(s.require_sso and not s.builtin_keeps and b.user_id is null, false) as opens
     from "user" u
     left join second_factor f on f.organization_id = u.organization_id and f.user_id = u.id
     left join sign_in_policy s on s.organization_id = u.organization_id
     left join break_glass_admin b on b.organization_id = u.organization_id and b.user_id = u.id
       and u.access_role = 'EnterpriseAdmin'
     where u.organization_id = $1 and u.id = $2`,
    [organizationId, userId],
  );
  return rows[0]?.opens ?? false;
}
