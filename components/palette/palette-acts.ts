import type { ConnectorDto } from "@/lib/connectors/schemas";

/** Something to do, found by its words. It leads to the page where it is done, or is done at once. */
export interface PaletteAct {
  readonly words: string;
  /** Where: “Entra production”, “Users”. */
  readonly place: string;
  readonly permission?: string;
  /** Below `/o/{slug}`. */
  readonly path?: string;
  readonly copy?: { readonly value: string; readonly what: string };
  readonly does?: "theme-dark" | "theme-light" | "theme-system" | "shortcuts";
  /** Leaves the organization. */
  readonly leave?: string;
}

/** What does not depend on what the organization has (SCREENS §2.3). */
const always: readonly PaletteAct[] = [
  { words: "Invite user…", place: "Users", permission: "user:create", path: "/users?do=invite-user" },
  { words: "Find user by object id", place: "Users", permission: "user:read", path: "/users?do=search" },
  { words: "Create folder…", place: "Folders", permission: "folder:create", path: "/folders?do=create-folder" },
  { words: "Add group…", place: "Groups", permission: "group:create", path: "/groups?do=add-group" },
  {
    words: "New API token…",
    place: "API tokens",
    permission: "credential:create",
    path: "/security/api-tokens?do=new-api-token",
  },
  { words: "Verify domain…", place: "Domains", permission: "domain:create", path: "/security/domains?add=new" },
  {
    words: "Show refused requests",
    place: "Request log",
    permission: "log:read",
    path: "/request-log?outcome=refused",
  },
  { words: "Switch organization…", place: "Organizations", leave: "/organizations" },
  { words: "Theme: dark", place: "This browser", does: "theme-dark" },
  { words: "Theme: light", place: "This browser", does: "theme-light" },
  { words: "Theme: system", place: "This browser", does: "theme-system" },
  { words: "Keyboard shortcuts", place: "Help", does: "shortcuts" },
];

/** What can be done to each connector. */
function actsOf({ id, name, tenantUrl, provisioningOn }: ConnectorDto, origin: string): readonly PaletteAct[] {
  const page = `/integrations/${id}`;
  const redirectUri = `${origin}/api/auth/callback/${id}`;
  return [
    {
      words: "Generate connector token…",
      place: name,
      permission: "credential:create",
      path: `${page}/credentials?do=new-token`,
    },
    { words: "Rotate token…", place: name, permission: "credential:update", path: `${page}/credentials` },
    { words: "Start rehearsal", place: name, permission: "connector:update", path: `${page}#rehearsal` },
    { words: "Copy Tenant URL", place: name, copy: { value: tenantUrl, what: "Tenant URL" } },
    { words: "Copy redirect URI", place: name, copy: { value: redirectUri, what: "redirect URI" } },
    provisioningOn
      ? {
          words: "Switch provisioning off…",
          place: name,
          permission: "connector:update",
          path: `${page}?do=switch-off`,
        }
      : { words: "Switch provisioning on…", place: name, permission: "connector:update", path: page },
  ];
}

/** Two connectors may have one name: then the end of the id tells them apart. */
function withOwnNames(connectors: readonly ConnectorDto[]): readonly ConnectorDto[] {
  return connectors.map((connector) => {
    const namesakes = connectors.filter(({ name }) => name === connector.name).length;
    return namesakes === 1 ? connector : { ...connector, name: `${connector.name} · ${connector.id.slice(-4)}` };
  });
}

/** Every act that the permissions allow. */
export function actsFor(
  permissions: readonly string[],
  connectors: readonly ConnectorDto[],
  origin: string,
): readonly PaletteAct[] {
  const acts = [...withOwnNames(connectors).flatMap((connector) => actsOf(connector, origin)), ...always];
  return acts.filter(({ permission }) => permission === undefined || permissions.includes(permission));
}

/** Whether every word that was typed begins a word of the text: “rot tok” finds “Rotate token…”. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const typed = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return typed.length > 0 && typed.every((part) => words.some((word) => word.startsWith(part)));
}
