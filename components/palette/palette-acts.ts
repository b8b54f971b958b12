import type { Translate } from "@/i18n/translate";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { palette } from "@/messages/en/palette";

type Words = typeof palette;

/** Something to do, found by its words. It leads to the page where it is done, or is done at once. */
export interface PaletteAct {
  readonly act: keyof Words["acts"];
  readonly words: string;
  /** Where: “Entra production”, “Users”. */
  readonly place: string;
  readonly permission?: string;
  /** Below `/o/{slug}`. */
  readonly path?: string;
  readonly copy?: { readonly value: string; readonly what: "tenantUrl" | "redirectUri" };
  readonly does?: "theme-dark" | "theme-light" | "theme-system" | "shortcuts";
  /** Leaves the organization. */
  readonly leave?: string;
}

interface Offered extends Omit<PaletteAct, "words" | "place"> {
  readonly place: keyof Words["places"];
}

/** What does not depend on what the organization has (SCREENS §2.3). */
const always: readonly Offered[] = [
  { act: "inviteUser", place: "users", permission: "user:create", path: "/users?do=invite-user" },
  { act: "findUser", place: "users", permission: "user:read", path: "/users?do=search" },
  { act: "createFolder", place: "folders", permission: "folder:create", path: "/folders?do=create-folder" },
  { act: "addGroup", place: "groups", permission: "group:create", path: "/groups?do=add-group" },
  {
    act: "newApiToken",
    place: "apiTokens",
    permission: "credential:create",
    path: "/security/api-tokens?do=new-api-token",
  },
  { act: "verifyDomain", place: "domains", permission: "domain:create", path: "/security/domains?add=new" },
  { act: "showRefused", place: "requestLog", permission: "log:read", path: "/request-log?outcome=refused" },
  { act: "switchOrganization", place: "organizations", leave: "/organizations" },
  { act: "themeDark", place: "browser", does: "theme-dark" },
  { act: "themeLight", place: "browser", does: "theme-light" },
  { act: "themeSystem", place: "browser", does: "theme-system" },
  { act: "shortcuts", place: "help", does: "shortcuts" },
];

/** What can be done to each connector. */
function actsOf(t: Translate<"palette">, connector: ConnectorDto, origin: string): readonly PaletteAct[] {
  const { id, name: place, tenantUrl, provisioningOn } = connector;
  const page = `/integrations/${id}`;
  const redirectUri = `${origin}/api/auth/callback/${id}`;
  const offered: readonly Omit<Offered, "place">[] = [
    { act: "generateToken", permission: "credential:create", path: `${page}/credentials?do=new-token` },
    { act: "rotateToken", permission: "credential:update", path: `${page}/credentials` },
    { act: "startRehearsal", permission: "connector:update", path: `${page}#rehearsal` },
    { act: "copyTenantUrl", copy: { value: tenantUrl, what: "tenantUrl" } },
    { act: "copyRedirectUri", copy: { value: redirectUri, what: "redirectUri" } },
    provisioningOn
      ? { act: "switchOff", permission: "connector:update", path: `${page}?do=switch-off` }
      : { act: "switchOn", permission: "connector:update", path: page },
  ];
  return offered.map((offer) => ({ ...offer, words: t(`acts.${offer.act}`), place }));
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
  t: Translate<"palette">,
  permissions: readonly string[],
  connectors: readonly ConnectorDto[],
  origin: string,
): readonly PaletteAct[] {
  const acts = [
    ...withOwnNames(connectors).flatMap((connector) => actsOf(t, connector, origin)),
    ...always.map((offer) => ({ ...offer, words: t(`acts.${offer.act}`), place: t(`places.${offer.place}`) })),
  ];
  return acts.filter(({ permission }) => permission === undefined || permissions.includes(permission));
}

/** Whether every word that was typed begins a word of the text: “rot tok” finds “Rotate token…”. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const typed = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return typed.length > 0 && typed.every((part) => words.some((word) => word.startsWith(part)));
}
