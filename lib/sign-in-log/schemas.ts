import { z } from "zod";

/** How somebody proves who they are. `link` is an invitation or a reset link. */
export const signInMethods = ["password", "entra", "link"] as const;
export type SignInMethod = (typeof signInMethods)[number];

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), "Enter a date such as 2026-11-03.");

/** What the sign-in log is narrowed to. */
const filters = {
  /** Part of a person's name; of what strangers typed only for EnterpriseAdmins, who see it. */
  q: z.string().trim().max(200).exactOptional(),
  /** Exactly this person. */
  user: z.uuid().exactOptional(),
  method: z.enum(signInMethods).exactOptional(),
  connector: z.uuid().exactOptional(),
  /** “1”: only those that failed. */
  failed: z.literal("1").exactOptional(),
  /** A cause code. */
  cause: z.string().trim().max(100).exactOptional(),
  /** Days in UTC, both included. */
  from: day.exactOptional(),
  to: day.exactOptional(),
};

export const SignInFilters = z.object(filters);
export type SignInFilters = z.infer<typeof SignInFilters>;

export const ListSignInsParams = z.object({
  ...filters,
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListSignInsParams = z.infer<typeof ListSignInsParams>;

/** One try to sign in. */
export interface SignInItem {
  readonly id: string;
  readonly at: string;
  /** Null when nobody was recognised, and once the person is deleted. */
  readonly userId: string | null;
  /** The person's name, or what was typed, which is masked for all but EnterpriseAdmins. */
  readonly person: string;
  readonly recognised: boolean;
  readonly method: SignInMethod;
  readonly connectorId: string | null;
  readonly connectorName: string | null;
  /** Of a native app: its name. */
  readonly appName: string | null;
  readonly ok: boolean;
  readonly causeCode: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export interface SignInDetail extends SignInItem {
  /** The claims that matter and what they were compared with; null when there were none. */
  readonly details: Readonly<Record<string, unknown>> | null;
}
