import type { causes } from "@/messages/en/causes";

/** Where a cause is cured here: the words on the button, and its page below the connector's or the organization's. */
interface CausePlace {
  readonly opens: keyof typeof causes.open;
  readonly path: string;
  readonly of: "connector" | "organization";
}

/** A cause code that the request log may hold. */
export type CauseCode = Exclude<keyof typeof causes.told, "unlisted">;

const credentials: CausePlace = { opens: "openCredentials", path: "/credentials", of: "connector" };
const mapping: CausePlace = { opens: "openMapping", path: "/mapping", of: "connector" };
const connector: CausePlace = { opens: "openConnector", path: "", of: "connector" };
const conflicts: CausePlace = { opens: "openConflicts", path: "/conflicts", of: "organization" };

/** Null where nothing here cures it. */
export const causePlaces: Readonly<Record<CauseCode, CausePlace | null>> = {
  // Who came, and with what.
  connector_unknown: connector,
  url_without_id: { ...connector, opens: "openTenantUrl" },
  no_credential: credentials,
  bearer_twice: credentials,
  secret_blank: credentials,
  token_damaged: credentials,
  token_unknown: credentials,
  token_expired: { ...credentials, opens: "rotateToken" },
  token_disabled: credentials,
  token_revoked: credentials,
  token_other_connector: credentials,
  token_other_kind: credentials,
  user_name: credentials,
  account_disabled: { opens: "openServiceAccounts", path: "/security/service-accounts", of: "organization" },
  permission_missing: { opens: "editPermissions", path: "/security/api-tokens", of: "organization" },
  toolkit_missing: { opens: "openBilling", path: "/billing", of: "organization" },
  // The token endpoint.
  token_request: credentials,
  client_unknown: credentials,
  client_secret: { ...credentials, opens: "newClientSecret" },
  assertion_malformed: null,
  assertion_issuer: { ...credentials, opens: "openTrustedValues" },
  assertion_audience: { ...credentials, opens: "openTrustedValues" },
  assertion_subject: { ...credentials, opens: "openTrustedValues" },
  assertion_signature: credentials,
  assertion_time: null,
  assertion_replayed: null,
  assertion_keys: null,
  // The state of the connector.
  provisioning_off: { ...connector, opens: "openTheSwitchProvisioning" },
  // The connector's page has the button: only it knows the hold.
  guard_held: connector,
  too_many_requests: null,
  unavailable: null,
  internal_error: null,
  // People and what they bring.
  externalid_not_objectid: mapping,
  active_from_accountenabled: mapping,
  user_type_missing: { ...mapping, opens: "setDefault" },
  user_type_unknown: { ...mapping, opens: "openUserTypes" },
  domain_unverified: { opens: "openDomains", path: "/security/domains", of: "organization" },
  role_unknown: mapping,
  folder_unknown: { opens: "seeFolders", path: "/folders", of: "organization" },
  too_many_folders: mapping,
  required_missing: mapping,
  username_taken: conflicts,
  email_taken: null,
  two_candidates: conflicts,
  deleted_before: conflicts,
  other_connector: conflicts,
  same_email: conflicts,
  owned_by_entra: null,
  last_admin: { opens: "openUsers", path: "/users", of: "organization" },
  second_factor_due: null,
  // What SCIM itself refuses.
  already_exists: null,
  conflict: null,
  not_found: null,
  method_not_allowed: null,
  not_offered: null,
  version_changed: null,
  invalid_cursor: null,
  expired_cursor: null,
  invalid_count: null,
  refused: null,
  invalid_filter: mapping,
  too_many: null,
  mutability: mapping,
  invalid_syntax: mapping,
  invalid_path: mapping,
  no_target: mapping,
  invalid_value: mapping,
  invalid_vers: null,
  uniqueness: null,
  sensitive: null,
};

/** Whether a code is one of this version. */
export function isCauseCode(code: string): code is CauseCode {
  return Object.hasOwn(causePlaces, code);
}

/** The address of the place below `/o/{slug}`. */
export function pathOfPlace(place: CausePlace, connectorId: string): string {
  return place.of === "organization" ? place.path : `/integrations/${connectorId}${place.path}`;
}
