import { pageLimits } from "../pagination";
import { serviceProviderConfigUrn } from "../urns";
import type { Document } from "./attribute";

/** RFC 7643 §5: what the service can do. `baseUrl` has no slash at its end. */
export function serviceProviderConfigDocument(baseUrl: string): Document {
  return {
    schemas: [serviceProviderConfigUrn],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: pageLimits.largest },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "OAuth Bearer Token",
        description: "A secret token or an OAuth 2.0 access token in the Authorization header",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${baseUrl}/ServiceProviderConfig` },
  };
}
