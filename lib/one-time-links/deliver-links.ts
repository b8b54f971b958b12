import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { mailConfigured, sendMail } from "@/lib/mail/send-mail";
import { linkMail } from "@/lib/one-time-links/link-mail";
import type { IssuedLink, LinkKind, LinksOutcome } from "@/lib/one-time-links/schemas";

type Delivery = Pick<LinksOutcome, "sentTo" | "links" | "refused">;

/**
 * Sends links that exist by now. Without a mail server they are handed back, for whoever made them to pass on; with one nobody but
 * the recipient sees them. Whom the mail server did not take a mail for is named.
 */
export async function deliverLinks(links: readonly IssuedLink[], kind: LinkKind, ctx: Ctx): Promise<Delivery> {
  if (!mailConfigured()) return { sentTo: [], links, refused: [] };
  const organization = links.length === 0 ? "" : await readName(ctx);
  const inviter = ctx.actor.kind === "system" ? null : ctx.actor.name;
  const sent = await Promise.all(
    links.map((link) => sendMail({ to: link.email, ...linkMail(kind, { link, organization, inviter }) })),
  );
  return {
    sentTo: links.filter((_, index) => sent[index]).map(({ email }) => email),
    links: [],
    refused: links
      .filter((_, index) => !sent[index])
      .map(({ userId, name }) => ({
        id: userId,
        name,
        reason: "The mail server did not take the mail. Try again; if it stays, tell your operator.",
        code: "mail_failed",
      })),
  };
}

async function readName({ organizationId }: Ctx): Promise<string> {
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<{ name: string }>("select name from organization where id = $1", [organizationId]),
  );
  return rows[0]?.name ?? "";
}
