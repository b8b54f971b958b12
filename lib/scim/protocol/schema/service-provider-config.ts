import { bulkLimits } from "../bulk/limits";
import { cursorSeconds, pageLimits } from "../pagination";
import { serviceProviderConfigUrn } from "../urns";
import type { Document } from "./attribute";

/** RFC 7643 §5 and RFC 9865 §4: what the service can do. `baseUrl` has no slash at its end. */
export function serviceProviderConfigDocument(baseUrl: string): Document {
  return {
    schemas: [serviceProviderConfigUrn],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: bulkLimits.operations, maxPayloadSize: bulkLimits.payloadSize },
    filter: { supported: true, maxResults: pageLimits.largest },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    // RFC 9865 §4. Clients that name no method get what they always got.
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: "index",
      defaultPageSize: pageLimits.usual,
      maxPageSize: pageLimits.largest,
      cursorTimeout: cursorSeconds,
    },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "OAuth Bearer Token",
        description: "A secret token or an OAuth 2.0 access token in the Authorization header",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        primary: true,
      },
      {
        type: "httpbasic",
        name: "HTTP Basic",
        description: "User name and password in the Authorization header, for a connector that has a password",
        specUri: "https://www.rfc-editor.org/info/rfc7617",
        primary: false,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${baseUrl}/ServiceProviderConfig` },
  };
}
