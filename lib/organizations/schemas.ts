import { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import { NewPassword } from "@/lib/passwords/schemas";

/** Words that are routes or would mislead; nobody may take them as an address. */
const reservedSlugs = new Set([
  "admin",
  "api",
  "app",
  "docs",
  "new",
  "o",
  "scim",
  "settings",
  "sign-in",
  "sign-up",
  "usher",
]);

export const Slug = z
  .string()
  .min(2, "An address has at least 2 characters.")
  .max(40, "An address has at most 40 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens, such as contoso-hq.")
  .refine((slug) => !reservedSlugs.has(slug), "This address is reserved. Choose another one.");

export const SignUp = z.object({
  organizationName: z.string().trim().min(1, "Enter the organization's name.").max(80, "At most 80 characters."),
  slug: Slug,
  email: z.email("Enter an e-mail address such as mia@contoso.example.").max(254),
  password: NewPassword,
});
export type SignUp = z.infer<typeof SignUp>;

export interface OrganizationDto {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** An organization as its own API tokens see it. */
export interface OrganizationDetail extends OrganizationDto {
  readonly createdAt: string;
  readonly version: number;
}

export const UpdateOrganization = z.strictObject({
  name: z.string().trim().min(1, "Enter the organization's name.").max(80, "At most 80 characters."),
});
export type UpdateOrganization = z.infer<typeof UpdateOrganization>;

/** How long links to an old address lead to the new one. */
export const oldSlugDays = 30;

export const ChangeSlug = z.strictObject({ slug: Slug, version: z.int().min(1).exactOptional() });
export type ChangeSlug = z.infer<typeof ChangeSlug>;

export const RenameOrganization = UpdateOrganization.extend({ version: z.int().min(1).exactOptional() });
export type RenameOrganization = z.infer<typeof RenameOrganization>;

/** Whoever deletes an organization types its name, and proves anew who they are: an open browser is not enough. */
export const DeleteOrganization = z.strictObject({
  name: z.string().max(80),
  password: z.string().min(1, "Enter your password.").max(256).exactOptional(),
  code: z.string().trim().min(1, "Enter the code.").max(64).exactOptional(),
});
export type DeleteOrganization = z.infer<typeof DeleteOrganization>;

/** The Settings page. */
export interface OrganizationSettings extends OrganizationDetail {
  /** Addresses that it had, and until when they lead here. */
  readonly oldSlugs: readonly { readonly slug: string; readonly endsAt: string }[];
  /** What its deletion takes away. */
  readonly people: number;
  readonly connectors: number;
  /** What whoever looks can prove themselves with; null for people who have only Microsoft's sign-in. */
  readonly proof: "password" | "code" | null;
}

/** What people may know of themselves, in native apps and on their own page. */
export interface OwnProfile {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly accessRole: string | null;
  readonly userType: string | null;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly folders: readonly { readonly id: string; readonly name: string; readonly path: readonly string[] }[];
}

/** Who a request to the API comes from. `user`: the person in the native app whose token it is. */
export interface Identity {
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly permissions: readonly Permission[];
  readonly organization: OrganizationDto;
  readonly user?: OwnProfile;
}

/** Whether an address is free, and if not, why and one that is. */
export interface SlugAvailability {
  readonly slug: string;
  readonly available: boolean;
  /** “Taken, try contoso-hq”, or what is wrong with the address; null when it is free. */
  readonly message: string | null;
  readonly suggestion: string | null;
}

export const SetToolkit = z.object({ toolkit: z.boolean() }).strict();
export type SetToolkit = z.infer<typeof SetToolkit>;

/** The Billing page: the entitlement, and who uses a licence. */
export interface Billing {
  readonly toolkit: {
    readonly on: boolean;
    /** The operator may have decided it for the whole installation. */
    readonly managedBy: "admins" | "operator";
  };
  /** How many connectors work only with it. */
  readonly connectors: number;
  /** The user types that the organization knows and those that people have, and last of all people without one. */
  readonly userTypes: readonly { readonly name: string | null; readonly active: number; readonly inactive: number }[];
}

/** Who is signed in and what they may do, for the shell around every page. */
export interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly accessRole: "ReadOnly" | "User" | "Admin" | "EnterpriseAdmin";
  readonly organization: OrganizationDto;
  readonly permissions: readonly string[];
}
