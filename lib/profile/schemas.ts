import { z } from "zod";
import type { SecondFactorState } from "@/lib/second-factor/schemas";

const displayName = z.string().trim().min(1, "Enter your name.").max(200, "At most 200 characters.");
const email = z.email("Enter an e-mail address such as mia@contoso.example.").max(254);

export const EditProfile = z.strictObject({ displayName: displayName.exactOptional(), email: email.exactOptional() });
export type EditProfile = z.infer<typeof EditProfile>;

/** One's own page: who one is here, and how one signs in. */
export interface Profile {
  readonly name: string | null;
  readonly userName: string;
  readonly email: string | null;
  readonly accessRole: string | null;
  readonly organization: string;
  /** The connector that owns name and e-mail; null when they may be changed here. */
  readonly ownedBy: string | null;
  readonly loginMethod: "sso" | "builtin";
  /** When the password was set; null without one. */
  readonly passwordChangedAt: string | null;
  readonly secondFactor: SecondFactorState;
  /** The organization asks for a second factor before anything else can be done. */
  readonly secondFactorDue: boolean;
}

const densities = ["comfortable", "compact"] as const;

const timeZone = z.string().max(64).refine(isTimeZone, "Choose a time zone such as Europe/Paris.");

export const SavePreferences = z.strictObject({
  density: z.enum(densities).exactOptional(),
  singleKeys: z.boolean().exactOptional(),
  timeZone: timeZone.nullable().exactOptional(),
});
export type SavePreferences = z.infer<typeof SavePreferences>;

/** How somebody wants to see their pages. The theme is the browser's, not the person's, and stands in a cookie. */
export interface Preferences {
  readonly density: (typeof densities)[number];
  /** Whether keys without Ctrl or ⌘ act (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** An IANA name; null for the browser's own. */
  readonly timeZone: string | null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
