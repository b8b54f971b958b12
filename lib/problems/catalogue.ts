/** Where a cause is cured here: the words on the button and its page, below the connector's or the organization's. */
export interface CauseCure {
  readonly words: string;
  readonly path: string;
  readonly of: "connector" | "organization";
}

/** What is known of a cause before it happens. What happened, with its names and values, stands in the request log. */
export interface CauseEntry {
  /** The words of Entra's own log or of its connection test, so that both sides can be matched (SCREENS §3.5). */
  readonly entra: string;
  /** What to change, where the request log has no sentence of its own. */
  readonly cure: string;
  /** Null where nothing here cures it. */
  readonly place: CauseCure | null;
}

const credentials: CauseCure = { words: "Open credentials", path: "/credentials", of: "connector" };
const mapping: CauseCure = { words: "Open mapping", path: "/mapping", of: "connector" };
const connector: CauseCure = { words: "Open connector", path: "", of: "connector" };
const conflicts: CauseCure = { words: "Open conflicts", path: "/conflicts", of: "organization" };

/** “Connection test” words for 401 and 403, and the code of the provisioning log. */
const unauthorized = "You appear to have entered invalid credentials… · Unauthorized";
const forbidden = "You appear to have entered invalid credentials… · InsufficientRights";
const incompatible = "…ServiceIncompatible";
const later = "InternalServerError (503); Entra tries again by itself";
const exists = "EntryConflict";
const twice = "DuplicateTargetEntries";
const invalid = "Failure, with Usher's sentence in the tab Troubleshooting & Recommendations";
const nothing = "Entra does not see this: for it, all is well";

const again = "Generate a token, copy it with the button, paste it whole.";
const mapAgain = "Compare Attribute mapping in Entra with the table on the tab Mapping.";
const decide = "Open the conflict to decide whether both are the same person.";
const wait = "Nothing to change. Entra tries again by itself.";
const fetchAgain = "Entra fetches a new access token by itself. If it does not, Test connection there.";
const compareTrust = "Compare it with what Entra shows under Workload identity based authentication.";

/** Every cause code that the request log may hold. A test finds each code that SCIM and the token endpoint can write. */
export const causeCatalogue = {
  // Who came, and with what.
  connector_unknown: { entra: incompatible, cure: "Copy the Tenant URL again.", place: connector },
  url_without_id: {
    entra: unauthorized,
    cure: "Copy the Tenant URL again: it ends in the connector's id, without /Users.",
    place: { ...connector, words: "Open Tenant URL" },
  },
  no_credential: { entra: unauthorized, cure: again, place: credentials },
  bearer_twice: {
    entra: unauthorized,
    cure: "Paste only what begins with ush_ into Secret token.",
    place: credentials,
  },
  secret_blank: { entra: unauthorized, cure: "Paste a token of this connector.", place: credentials },
  token_damaged: { entra: unauthorized, cure: again, place: credentials },
  token_unknown: { entra: unauthorized, cure: again, place: credentials },
  token_expired: { entra: unauthorized, cure: again, place: { ...credentials, words: "Rotate token" } },
  token_disabled: { entra: unauthorized, cure: again, place: credentials },
  token_revoked: { entra: unauthorized, cure: again, place: credentials },
  token_other_connector: {
    entra: unauthorized,
    cure: "Use a token of this connector, or the Tenant URL of that one.",
    place: credentials,
  },
  token_other_kind: { entra: unauthorized, cure: again, place: credentials },
  user_name: { entra: unauthorized, cure: "Copy user name and password from one row.", place: credentials },
  account_disabled: {
    entra: unauthorized,
    cure: "Make the service account active again.",
    place: { words: "Open service accounts", path: "/security/service-accounts", of: "organization" },
  },
  permission_missing: {
    entra: forbidden,
    cure: "Edit the permissions of the token that Entra uses.",
    place: { words: "Edit permissions", path: "/security/api-tokens", of: "organization" },
  },
  toolkit_missing: {
    entra: forbidden,
    cure: "Enable Enterprise Toolkit on Billing.",
    place: { words: "Open Billing", path: "/billing", of: "organization" },
  },
  // The token endpoint.
  token_request: { entra: unauthorized, cure: "Check OAuth token endpoint and Client identifier.", place: credentials },
  client_unknown: { entra: unauthorized, cure: "Copy Client identifier again.", place: credentials },
  client_secret: {
    entra: unauthorized,
    cure: "Make a new client secret and paste it into Client secret.",
    place: { ...credentials, words: "New client secret" },
  },
  assertion_malformed: { entra: unauthorized, cure: "Register the workload identity in Entra again.", place: null },
  assertion_issuer: {
    entra: unauthorized,
    cure: compareTrust,
    place: { ...credentials, words: "Open trusted values" },
  },
  assertion_audience: {
    entra: unauthorized,
    cure: compareTrust,
    place: { ...credentials, words: "Open trusted values" },
  },
  assertion_subject: {
    entra: unauthorized,
    cure: compareTrust,
    place: { ...credentials, words: "Open trusted values" },
  },
  assertion_signature: { entra: unauthorized, cure: "Compare JWKS URI with Entra's.", place: credentials },
  assertion_time: {
    entra: unauthorized,
    cure: "Operator: turn on time synchronisation. Nothing to change in Entra.",
    place: null,
  },
  assertion_replayed: { entra: unauthorized, cure: fetchAgain, place: null },
  assertion_keys: { entra: later, cure: "Operator: let Usher reach the issuer by https.", place: null },
  // The state of the connector.
  provisioning_off: {
    entra: later,
    cure: "Switch provisioning on.",
    place: { ...connector, words: "Open the switch Provisioning" },
  },
  guard_held: {
    entra: later,
    cure: "Decide whether these people lose access.",
    // The connector's page has the button: only it knows the hold.
    place: connector,
  },
  too_many_requests: { entra: `TooManyRequests · ${later}`, cure: wait, place: null },
  unavailable: { entra: later, cure: wait, place: null },
  internal_error: { entra: "InternalServerError", cure: "Give your operator the request's id.", place: null },
  // People and what they bring.
  externalid_not_objectid: {
    entra: nothing,
    cure: "Attribute mapping > users > externalId > Edit: Source attribute objectId > OK > Save. All people get it in the next cycle.",
    place: mapping,
  },
  active_from_accountenabled: {
    entra: nothing,
    cure: 'Attribute mapping > users > active > Edit: Mapping type Expression, Switch([IsSoftDeleted], , "False", "True", "True", "False") > OK > Save.',
    place: mapping,
  },
  user_type_missing: {
    entra: "MandatoryFieldsMissing",
    cure: "Set a default user type here, or map userType.",
    place: { ...mapping, words: "Set default" },
  },
  user_type_unknown: {
    entra: invalid,
    cure: "Correct the source attribute in Entra; capitals and spaces count.",
    place: { ...mapping, words: "Open user types" },
  },
  domain_unverified: {
    entra: "InvalidDomain",
    cure: "Verify the domain, or leave these people out by Source Object Scope > Add scoping filter.",
    place: { words: "Open domains", path: "/security/domains", of: "organization" },
  },
  role_unknown: {
    entra: invalid,
    cure: "App roles > the role > Value: ReadOnly, User, Admin or EnterpriseAdmin, spelled exactly so.",
    place: mapping,
  },
  folder_unknown: {
    entra: nothing,
    cure: "Create the folders here, or correct the names in Entra.",
    place: { words: "See folders", path: "/folders", of: "organization" },
  },
  too_many_folders: { entra: invalid, cure: "Send fewer folders, or give a group access by a rule.", place: mapping },
  required_missing: {
    entra: "MandatoryFieldsMissing",
    cure: "Fill the attribute in Entra, or make it optional on the tab Mapping.",
    place: mapping,
  },
  username_taken: { entra: exists, cure: decide, place: conflicts },
  email_taken: { entra: exists, cure: "Correct the e-mail of one of both people.", place: null },
  two_candidates: { entra: twice, cure: decide, place: conflicts },
  deleted_before: { entra: exists, cure: decide, place: conflicts },
  other_connector: { entra: exists, cure: decide, place: conflicts },
  same_email: { entra: exists, cure: decide, place: conflicts },
  owned_by_entra: { entra: invalid, cure: "Change it in Entra.", place: null },
  last_admin: {
    entra: exists,
    cure: "Make somebody else an EnterpriseAdmin first.",
    place: { words: "Open users", path: "/users", of: "organization" },
  },
  second_factor_due: { entra: forbidden, cure: "Set up a second factor in Profile.", place: null },
  // What SCIM itself refuses.
  already_exists: { entra: exists, cure: "Use another name.", place: null },
  conflict: { entra: exists, cure: wait, place: null },
  not_found: {
    entra: "EntryNotFound: Entra asked for somebody or something that was deleted here, and creates it again",
    cure: "Nothing to change, unless it stays: then Restart provisioning in Entra.",
    place: null,
  },
  method_not_allowed: { entra: incompatible, cure: mapAgain, place: null },
  not_offered: { entra: incompatible, cure: mapAgain, place: null },
  version_changed: { entra: exists, cure: wait, place: null },
  invalid_cursor: { entra: incompatible, cure: wait, place: null },
  expired_cursor: { entra: incompatible, cure: wait, place: null },
  invalid_count: { entra: incompatible, cure: wait, place: null },
  refused: { entra: incompatible, cure: mapAgain, place: null },
  invalid_filter: { entra: incompatible, cure: "Compare the matching attribute with the tab Mapping.", place: mapping },
  too_many: { entra: incompatible, cure: wait, place: null },
  mutability: { entra: invalid, cure: mapAgain, place: mapping },
  invalid_syntax: { entra: incompatible, cure: mapAgain, place: mapping },
  invalid_path: { entra: invalid, cure: mapAgain, place: mapping },
  no_target: { entra: invalid, cure: mapAgain, place: mapping },
  invalid_value: { entra: invalid, cure: mapAgain, place: mapping },
  invalid_vers: { entra: exists, cure: wait, place: null },
  uniqueness: { entra: exists, cure: "Use another name.", place: null },
  sensitive: { entra: forbidden, cure: "Put it into the body, not into the address.", place: null },
} as const satisfies Readonly<Record<string, CauseEntry>>;

const unlisted: CauseEntry = { entra: "Failure", cure: "Open the request: it says what happened.", place: null };

/** What is known of a cause; something sensible for a code of an earlier version. */
export function causeEntry(code: string): CauseEntry {
  return Object.hasOwn(causeCatalogue, code) ? causeCatalogue[code as keyof typeof causeCatalogue] : unlisted;
}

/** The address of the place below `/o/{slug}`. */
export function pathOfCure(place: CauseCure, connectorId: string): string {
  return place.of === "organization" ? place.path : `/integrations/${connectorId}${place.path}`;
}
