import { z } from "zod";

export const SwitchOrganization = z.strictObject({ organizationId: z.uuid() });
export type SwitchOrganization = z.infer<typeof SwitchOrganization>;

/** An organization in which the identity that the session proved has an active user with access role (PRODUCT O2). */
export interface OrganizationChoice {
  readonly organizationId: string;
  readonly slug: string;
  readonly name: string;
  readonly accessRole: string;
  readonly current: boolean;
  /** What it asks for beside what the session has proven; null: nothing. */
  readonly asks: "microsoft" | "second_factor" | "password" | null;
  /** Where the browser goes for that; null: it is switched to by a request. */
  readonly href: string | null;
  readonly lastUsedAt: string | null;
}

export interface OrganizationChoices {
  /** The one of the session among them, last used first. */
  readonly items: readonly OrganizationChoice[];
  readonly signUpOpen: boolean;
}

/** Where the browser goes next. */
export interface SwitchedTo {
  readonly url: string;
}
