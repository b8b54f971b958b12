import { z } from "zod";
import { NewPassword } from "@/lib/passwords/schemas";

/** An invitation is for somebody who has no password yet, a reset for somebody who has one. */
export type LinkKind = "invite" | "reset";

const kind = z.enum(["invite", "reset"]);

export const CreateLink = z.strictObject({ kind });

export const CreateLinks = z.strictObject({
  kind,
  userIds: z.array(z.uuid()).min(1, "Select somebody.").max(500, "At most 500 people at a time.").readonly(),
});
export type CreateLinks = z.infer<typeof CreateLinks>;

/** A link that was made just now. The URL cannot be read again. */
export interface IssuedLink {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly url: string;
  readonly expiresAt: string;
}

/** What became of links: with a mail server they went by mail and nobody else sees them; without one they are here, once. */
export interface LinksOutcome {
  readonly kind: LinkKind;
  /** The addresses that were written to. */
  readonly sentTo: readonly string[];
  readonly links: readonly IssuedLink[];
  readonly refused: readonly {
    readonly id: string;
    readonly name: string;
    readonly reason: string;
    readonly code: string | null;
  }[];
}

/** A person who was added and invited at once. */
export interface InvitedUser extends LinksOutcome {
  readonly userId: string;
}

export const RedeemLink = z.strictObject({ token: z.string().max(200), password: NewPassword });
export type RedeemLink = z.infer<typeof RedeemLink>;

/** After the password was set: whether the person is signed in, or why they must still sign in. */
export interface RedeemedLink {
  readonly signedIn: boolean;
  /** Where to go now: a path on this site. */
  readonly next: string;
}

/** What a link that still works says of itself, to whoever holds it. */
export interface OpenLink {
  readonly kind: LinkKind;
  readonly organization: string;
  /** Who made it; null when the person asked for it themselves. */
  readonly inviter: string | null;
  readonly name: string | null;
  readonly email: string;
}

export const AskForReset = z.strictObject({
  email: z.email("Enter an e-mail address such as mia@contoso.example.").max(254),
});
export type AskForReset = z.infer<typeof AskForReset>;
