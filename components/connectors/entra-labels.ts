/**
 * The words on Microsoft's pages, in one place, so that a change of theirs is one line here.
 * New provisioning page, from Microsoft's material of June 2026 (SCREENS §3.4, sources E1, E3, E10).
 */
export const entra = {
  provisioning: "Provisioning",
  connect: "Connect your application",
  newConfiguration: "New configuration",
  method: "Select authentication method:",
  bearer: "Bearer Authentication",
  tenantUrl: "Tenant URL",
  secretToken: "Secret token",
  clientCredentials: "OAuth2 client credentials grant",
  tokenEndpoint: "OAuth token endpoint",
  clientId: "Client identifier",
  clientSecret: "Client secret",
  workload: "Workload identity based authentication",
  selectWorkload: "Select workload identity",
  registerNew: "Register new",
  issuer: "Token Issuer (iss claim)",
  jwksUri: "JWKS URI",
  subject: "Subject (sub claim)",
  audience: "Audience (aud claim)",
  applicationApiUrl: "Application API URL",
  connectivity: "Connectivity",
  save: "Save",
  testConnection: "Test connection",
  create: "Create",
  startProvisioning: "Start provisioning",
  provisionOnDemand: "Provision on demand",
} as const;

/** For signing in (SCREENS §3.7, sources E4, E8). */
export const entraApp = {
  entraId: "Entra ID",
  appRegistrations: "App registrations",
  allApplications: "All applications",
  overview: "Overview",
  applicationId: "Application (client) ID",
  directoryId: "Directory (tenant) ID",
  accountTypes: "Supported account types",
  manage: "Manage",
  authentication: "Authentication",
  redirectConfiguration: "Redirect URI configuration",
  addRedirectUri: "Add Redirect URI",
  web: "Web",
  redirectUri: "Redirect URI",
  logoutUrl: "Front-channel logout URL",
  configure: "Configure",
  addPlatform: "Add a platform",
  certificates: "Certificates & secrets",
  clientSecrets: "Client secrets",
  newClientSecret: "New client secret",
  add: "Add",
  value: "Value",
  expires: "Expires",
  secretId: "Secret ID",
  apiPermissions: "API permissions",
  addPermission: "Add a permission",
  graph: "Microsoft Graph",
  delegated: "Delegated permissions",
  addPermissions: "Add permissions",
  grantConsent: "Grant admin consent for {tenant}",
  tokenConfiguration: "Token configuration",
  addOptionalClaim: "Add optional claim",
  idToken: "ID",
  branding: "Branding & properties",
  homePageUrl: "Home page URL",
  save: "Save",
  enterpriseApps: "Enterprise apps",
  properties: "Properties",
  assignmentRequired: "Assignment required?",
  visibleToUsers: "Visible to users?",
} as const;

/** Words of the wizard that both of Microsoft's provisioning pages share (SCREENS §3.4, sources E3, E5, E6, E10, E11). */
const both = {
  portal: "entra.microsoft.com",
  newApplication: "New application",
  createYourOwn: "Create your own application",
  nonGallery: "Integrate any other application you don't find in the gallery (Non-gallery)",
  create: "Create",
  provisioning: "Provisioning",
  bearer: "Bearer Authentication",
  edit: "Edit",
  ok: "OK",
  save: "Save",
  addMapping: "Add New Mapping",
  advanced: "Show advanced options",
  editList: "Edit attribute list for customappsso",
  matchObjects: "Match objects using this attribute",
  precedence: "Matching precedence",
  mappingType: "Mapping type",
  sourceAttribute: "Source attribute",
  defaultIfNull: "Default value if null (optional)",
  usersAndGroups: "Users and groups",
  addAssignment: "Add user/group",
  noneSelected: "None Selected",
  select: "Select",
  assign: "Assign",
  onDemand: "Provision on demand",
  selectOne: "Select a user or group",
  provision: "Provision",
  scope: "Scope",
  assignedOnly: "Sync only assigned users and groups",
  preventDeletion: "Prevent accidental deletion",
  logs: "Provisioning logs",
  monitor: "Monitor",
} as const;

/** What each of the two pages calls its own parts. */
export interface WizardLabels {
  /** The months in which Microsoft shows, or showed, this page. */
  readonly asOf: string;
  readonly home: readonly string[];
  readonly testConnection: string;
  /** Where the credential goes, in order. */
  readonly connect: readonly string[];
  readonly saveConnection: string;
  readonly mappings: readonly string[];
  readonly groupMappings: readonly string[];
  readonly properties: readonly string[];
  readonly saveProperties: string;
  readonly start: readonly string[];
}

/** The page that replaces the older one from November 2025 (E1, June 2026; E2, E3). */
const newer: WizardLabels = {
  asOf: "since November 2025",
  home: ["Entra ID", "Enterprise apps"],
  testConnection: "Test connection",
  connect: ["Connect your application"],
  saveConnection: "Create",
  mappings: ["Attribute mapping", "users"],
  groupMappings: ["Attribute mapping", "groups"],
  properties: ["Overview", "Properties", "Basics"],
  saveProperties: "Apply",
  start: ["Start provisioning"],
};

/** The page until then (E5, E7, of March 2025). */
const older: WizardLabels = {
  asOf: "until November 2025",
  home: ["Identity", "Applications", "Enterprise applications"],
  testConnection: "Test Connection",
  connect: ["Get started", "Provisioning Mode", "Automatic", "Admin Credentials"],
  saveConnection: "Save",
  mappings: ["Provisioning", "Mappings", "Provision Microsoft Entra ID Users"],
  groupMappings: ["Provisioning", "Mappings", "Provision Microsoft Entra ID Groups"],
  properties: ["Settings"],
  saveProperties: "Save",
  start: ["Provisioning Status", "On", "Save"],
};

export type EntraPage = "new" | "older";
export const entraWizard = { both, new: newer, older } as const;

/** Entra's own names of what it does with one person (E6). */
export const onDemandSteps = {
  import: "Import user",
  scope: "Determine if user is in scope",
  match: "Match user between source and target",
  act: "Perform action",
} as const;

/** Microsoft's address of the page on which **Edit attribute list** is always there (E5). */
export const schemaEditorUrl =
  "https://portal.azure.com/?Microsoft_AAD_Connect_Provisioning_forceSchemaEditorEnabled=true";
