import type { Viewer } from "@/lib/organizations/schemas";

export type AccessRole = Viewer["accessRole"];

interface RoleChoice {
  readonly role: AccessRole | null;
  readonly name: string;
  readonly hint: string;
}

/** Weakest first, each with what it can do (SCREENS §2.2). */
const roleChoices: readonly RoleChoice[] = [
  { role: null, name: "None", hint: "signs in to native apps and sees their own profile." },
  { role: "ReadOnly", name: "ReadOnly", hint: "sees users, groups and folders." },
  { role: "User", name: "User", hint: "also manages folders and who can use them." },
  {
    role: "Admin",
    name: "Admin",
    hint: "also manages users, groups, metadata, login methods, and reads the logs.",
  },
  {
    role: "EnterpriseAdmin",
    name: "EnterpriseAdmin",
    hint: "also manages connectors, tokens, domains, billing and sign-in policy.",
  },
];

/** How strong a role is; 0 for none. */
export function rankOfRole(role: string | null): number {
  return roleChoices.findIndex((choice) => choice.role === role);
}

/** The roles that somebody with `own` may give: none above their own. */
export function givableRoles(own: AccessRole): readonly RoleChoice[] {
  return roleChoices.slice(0, rankOfRole(own) + 1);
}

export function hintOfRole(role: string | null): string {
  return roleChoices.find((choice) => choice.role === role)?.hint ?? "";
}
