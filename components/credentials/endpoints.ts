/** What of a connector is copied into Entra beside the secret. The client's identifier is the connector's id. */
interface Endpoints {
  readonly tenantUrl: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
}

export function endpointsOf(origin: string, connectorId: string): Endpoints {
  const tenantUrl = `${origin}/scim/v2/${connectorId}`;
  return { tenantUrl, tokenEndpoint: `${tenantUrl}/oauth/token`, clientId: connectorId };
}
