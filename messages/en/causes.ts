// The words of Entra's own log or of its connection test, so that both sides can be matched.
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

/** What is known of a cause before it happens: what Entra's log says, and what to change. */
export const causes = {
  open: {
    editPermissions: "Edit permissions",
    newClientSecret: "New client secret",
    openBilling: "Open Billing",
    openConflicts: "Open conflicts",
    openConnector: "Open connector",
    openCredentials: "Open credentials",
    openDomains: "Open domains",
    openMapping: "Open mapping",
    openServiceAccounts: "Open service accounts",
    openTenantUrl: "Open Tenant URL",
    openTheSwitchProvisioning: "Open the switch Provisioning",
    openTrustedValues: "Open trusted values",
    openUserTypes: "Open user types",
    openUsers: "Open users",
    rotateToken: "Rotate token",
    seeFolders: "See folders",
    setDefault: "Set default",
    verifyDomain: "Verify domain",
  },
  /** Every cause code that the request log may hold. A test finds each code that SCIM and the token endpoint can write. */
  told: {
    // Who came, and with what.
    connector_unknown: { entra: incompatible, cure: "Copy the Tenant URL again." },
    url_without_id: {
      entra: unauthorized,
      cure: "Copy the Tenant URL again: it ends in the connector's id, without /Users.",
    },
    no_credential: { entra: unauthorized, cure: again },
    bearer_twice: { entra: unauthorized, cure: "Paste only what begins with ush_ into Secret token." },
    secret_blank: { entra: unauthorized, cure: "Paste a token of this connector." },
    token_damaged: { entra: unauthorized, cure: again },
    token_unknown: { entra: unauthorized, cure: again },
    token_expired: { entra: unauthorized, cure: again },
    token_disabled: { entra: unauthorized, cure: again },
    token_revoked: { entra: unauthorized, cure: again },
    token_other_connector: {
      entra: unauthorized,
      cure: "Use a token of this connector, or the Tenant URL of that one.",
    },
    token_other_kind: { entra: unauthorized, cure: again },
    user_name: { entra: unauthorized, cure: "Copy user name and password from one row." },
    account_disabled: { entra: unauthorized, cure: "Make the service account active again." },
    permission_missing: { entra: forbidden, cure: "Edit the permissions of the token that Entra uses." },
    toolkit_missing: { entra: forbidden, cure: "Enable Enterprise Toolkit on Billing." },
    // The token endpoint.
    token_request: { entra: unauthorized, cure: "Check OAuth token endpoint and Client identifier." },
    client_unknown: { entra: unauthorized, cure: "Copy Client identifier again." },
    client_secret: { entra: unauthorized, cure: "Make a new client secret and paste it into Client secret." },
    assertion_malformed: { entra: unauthorized, cure: "Register the workload identity in Entra again." },
    assertion_issuer: { entra: unauthorized, cure: compareTrust },
    assertion_audience: { entra: unauthorized, cure: compareTrust },
    assertion_subject: { entra: unauthorized, cure: compareTrust },
    assertion_signature: { entra: unauthorized, cure: "Compare JWKS URI with Entra's." },
    assertion_time: {
      entra: unauthorized,
      cure: "Operator: turn on time synchronisation. Nothing to change in Entra.",
    },
    assertion_replayed: { entra: unauthorized, cure: fetchAgain },
    assertion_keys: { entra: later, cure: "Operator: let Usher reach the issuer by https." },
    // The state of the connector.
    provisioning_off: { entra: later, cure: "Switch provisioning on." },
    guard_held: { entra: later, cure: "Decide whether these people lose access." },
    too_many_requests: {
      entra: "TooManyRequests · InternalServerError (503); Entra tries again by itself",
      cure: wait,
    },
    unavailable: { entra: later, cure: wait },
    internal_error: { entra: "InternalServerError", cure: "Give your operator the request's id." },
    // People and what they bring.
    externalid_not_objectid: {
      entra: nothing,
      cure: "Attribute mapping > users > externalId > Edit: Source attribute objectId > OK > Save. All people get it in the next cycle.",
    },
    active_from_accountenabled: {
      entra: nothing,
      cure: 'Attribute mapping > users > active > Edit: Mapping type Expression, Switch([IsSoftDeleted], , "False", "True", "True", "False") > OK > Save.',
    },
    user_type_missing: { entra: "MandatoryFieldsMissing", cure: "Set a default user type here, or map userType." },
    user_type_unknown: { entra: invalid, cure: "Correct the source attribute in Entra; capitals and spaces count." },
    domain_unverified: {
      entra: "InvalidDomain",
      cure: "Verify the domain, or leave these people out by Source Object Scope > Add scoping filter.",
    },
    role_unknown: {
      entra: invalid,
      cure: "App roles > the role > Value: ReadOnly, User, Admin or EnterpriseAdmin, spelled exactly so.",
    },
    folder_unknown: { entra: nothing, cure: "Create the folders here, or correct the names in Entra." },
    too_many_folders: { entra: invalid, cure: "Send fewer folders, or give a group access by a rule." },
    required_missing: {
      entra: "MandatoryFieldsMissing",
      cure: "Fill the attribute in Entra, or make it optional on the tab Mapping.",
    },
    username_taken: { entra: exists, cure: decide },
    email_taken: { entra: exists, cure: "Correct the e-mail of one of both people." },
    two_candidates: { entra: twice, cure: decide },
    deleted_before: { entra: exists, cure: decide },
    other_connector: { entra: exists, cure: decide },
    same_email: { entra: exists, cure: decide },
    owned_by_entra: { entra: invalid, cure: "Change it in Entra." },
    last_admin: { entra: exists, cure: "Make somebody else an EnterpriseAdmin first." },
    second_factor_due: { entra: forbidden, cure: "Set up a second factor in Profile." },
    // What SCIM itself refuses.
    already_exists: { entra: exists, cure: "Use another name." },
    conflict: { entra: exists, cure: wait },
    not_found: {
      entra: "EntryNotFound: Entra asked for somebody or something that was deleted here, and creates it again",
      cure: "Nothing to change, unless it stays: then Restart provisioning in Entra.",
    },
    method_not_allowed: { entra: incompatible, cure: mapAgain },
    not_offered: { entra: incompatible, cure: mapAgain },
    version_changed: { entra: exists, cure: wait },
    invalid_cursor: { entra: incompatible, cure: wait },
    expired_cursor: { entra: incompatible, cure: wait },
    invalid_count: { entra: incompatible, cure: wait },
    refused: { entra: incompatible, cure: mapAgain },
    invalid_filter: { entra: incompatible, cure: "Compare the matching attribute with the tab Mapping." },
    too_many: { entra: incompatible, cure: wait },
    mutability: { entra: invalid, cure: mapAgain },
    invalid_syntax: { entra: incompatible, cure: mapAgain },
    invalid_path: { entra: invalid, cure: mapAgain },
    no_target: { entra: invalid, cure: mapAgain },
    invalid_value: { entra: invalid, cure: mapAgain },
    invalid_vers: { entra: exists, cure: wait },
    uniqueness: { entra: exists, cure: "Use another name." },
    sensitive: { entra: forbidden, cure: "Put it into the body, not into the address." },
    /** A code of an earlier version. */
    unlisted: { entra: "Failure", cure: "Open the request: it says what happened." },
  },
} as const;
