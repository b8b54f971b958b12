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
  testConnection: "Test connection",
  create: "Create",
  startProvisioning: "Start provisioning",
  provisionOnDemand: "Provision on demand",
} as const;
