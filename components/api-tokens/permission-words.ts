import { acts, type Permission, type Thing, things } from "@/lib/auth/permissions";

const objects: Readonly<Record<Thing, string>> = {
  user: "every user",
  group: "every group",
  folder: "every folder",
  metadata: "every metadata key",
  schema: "every schema extension",
  rule: "the group rules",
  log: "the request log and the audit log",
  connector: "every connector",
  credential: "every credential, API tokens included",
  serviceAccount: "every service account",
  domain: "every domain",
  organization: "the organization",
  signIn: "the sign-in policy",
  nativeApp: "native apps",
};

const verbs = { read: "read", create: "create", update: "change", delete: "delete" } as const;

export interface PermissionSection {
  readonly thing: Thing;
  /** `Admin:user` */
  readonly title: string;
  readonly permissions: readonly { readonly permission: Permission; readonly act: string }[];
}

/** The permissions to choose from, in sections; only those among `offered`, which is what one has oneself. */
export function permissionSections(offered: readonly string[]): readonly PermissionSection[] {
  return things
    .map((thing) => ({
      thing,
      title: `Admin:${thing}`,
      permissions: acts[thing]
        .map((act) => ({ permission: `${thing}:${act}` as Permission, act }))
        .filter(({ permission }) => offered.includes(permission)),
    }))
    .filter(({ permissions }) => permissions.length > 0);
}

/** What the choice in one section allows: “Can create, change and delete every user.” Null for nothing. */
export function whatAllows(thing: Thing, chosen: readonly string[]): string | null {
  const can = acts[thing].filter((act) => chosen.includes(`${thing}:${act}`)).map((act) => verbs[act]);
  if (can.length === 0) return null;
  const last = can.at(-1) ?? "";
  const list = can.length === 1 ? last : `${can.slice(0, -1).join(", ")} and ${last}`;
  return `Can ${list} ${objects[thing]}.`;
}

/** “Admin:user all · Admin:group read”. */
export function permissionWords(chosen: readonly string[]): string {
  return things
    .map((thing) => {
      const held = acts[thing].filter((act) => chosen.includes(`${thing}:${act}`));
      if (held.length === 0) return "";
      return `Admin:${thing} ${held.length === acts[thing].length ? "all" : held.join(", ")}`;
    })
    .filter((words) => words !== "")
    .join(" · ");
}
