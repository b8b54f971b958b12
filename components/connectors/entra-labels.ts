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
