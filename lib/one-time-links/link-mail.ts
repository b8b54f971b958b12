import { type MailText, writeMail } from "@/lib/mail/write-mail";
import type { IssuedLink, LinkKind } from "@/lib/one-time-links/schemas";

interface LinkMail {
  readonly link: IssuedLink;
  readonly organization: string;
  /** Null when the person asked for it. */
  readonly inviter: string | null;
}

/** The mail that carries a link. */
export function linkMail(kind: LinkKind, { link, organization, inviter }: LinkMail): MailText {
  const until = "It works once, for 24 hours.";
  if (kind === "invite") {
    const invited = inviter === null ? "You are invited" : `${inviter} invites you`;
    return writeMail({
      subject: `${invited} to ${organization}`,
      before: [`Hello ${link.name},`, `${invited} to ${organization} on Usher. Choose a password to sign in.`],
      button: { words: "Choose a password", url: link.url },
      after: [until, "If you know nothing of this, leave it: without the link nothing happens."],
    });
  }
  const why = inviter === null ? "Somebody, probably you, asked for" : `${inviter} sent you`;
  return writeMail({
    subject: `Your password for ${organization}`,
    before: [`Hello ${link.name},`, `${why} a link to choose a new password for ${organization} on Usher.`],
    button: { words: "Choose a new password", url: link.url },
    after: [until, "If you do not want a new password, leave it: the one you have stays."],
  });
}

/** For somebody who forgot a password and has none to forget. */
export function ssoMail(organization: string, signInUrl: string): MailText {
  return writeMail({
    subject: `How you sign in to ${organization}`,
    before: [
      "Hello,",
      `Somebody, probably you, asked for a new password for ${organization} on Usher. You have none there: you sign in with Microsoft.`,
    ],
    button: { words: "Sign in", url: signInUrl },
    after: ["Your Microsoft password can be reset at Microsoft, or by your organization."],
  });
}
