import { z } from "zod";
import type { SetupView } from "@/lib/setup/schemas";

/** connect: credentials and mappings; sign_in: signing in with Microsoft as well. */
export const setupScopes = ["connect", "sign_in"] as const;
export type SetupScope = (typeof setupScopes)[number];

const setupDays = [1, 3, 7] as const;

export const CreateSetupLink = z.strictObject({
  forWhom: z.email("Enter an e-mail address such as it@contoso.example.").max(254),
  scope: z.enum(setupScopes, "Choose what the link may do."),
  days: z.literal(setupDays, "A link ends after 1, 3 or 7 days."),
  /** Where it opens. */
  step: z.int().min(1).max(3).exactOptional(),
});
export type CreateSetupLink = z.infer<typeof CreateSetupLink>;

export interface SetupLinkDto {
  readonly id: string;
  readonly forWhom: string;
  readonly scope: SetupScope;
  readonly status: "active" | "expired" | "revoked";
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly firstUsedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** A link that was made just now: with a mail server it went by mail; without one its URL is here, once. */
export interface CreatedSetupLink extends SetupLinkDto {
  readonly url: string | null;
}

export const OpenSetupLink = z.strictObject({ token: z.string().max(200) });

/** What a link says of itself to whoever opened it. */
export interface OpenedSetupLink {
  readonly id: string;
  readonly organization: string;
  readonly createdBy: string;
  readonly scope: SetupScope;
  readonly expiresAt: string;
}

/** What the wizard shows to whoever holds a link. */
export interface SetupViewByLink extends SetupView {
  readonly link: OpenedSetupLink;
}
