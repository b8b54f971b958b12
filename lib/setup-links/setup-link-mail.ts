import { type MailText, writeMail } from "@/lib/mail/write-mail";
import type { SetupLinkDto } from "@/lib/setup-links/schemas";

interface SetupLinkMail {
  readonly link: SetupLinkDto;
  readonly organization: string;
  readonly url: string;
}

/** The mail that carries a setup link. */
export function setupLinkMail({ link, organization, url }: SetupLinkMail): MailText {
  const asks = `${link.createdBy} of ${organization} asks you to connect Microsoft Entra ID.`;
  return writeMail({
    subject: asks.slice(0, -1),
    before: [
      "Hello,",
      asks,
      "The link shows what to click in Entra and what to paste there. You need no account; you need a role in Entra that may manage the app.",
    ],
    button: { words: "Open the set-up", url },
    after: [
      `It works until ${link.expiresAt.slice(0, 10)}. Whoever has it can make secrets of this connector, so pass it on to nobody.`,
      "If you know nothing of this, leave it: without the link nothing happens.",
    ],
  });
}
