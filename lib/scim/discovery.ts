import type { Call, Handler } from "@/lib/scim/http/call";
import { resourceTypesOf } from "@/lib/scim/mapping/user-resource";
import { ScimError } from "@/lib/scim/protocol/errors";
import { listResponse } from "@/lib/scim/protocol/list-response";
import type { Document } from "@/lib/scim/protocol/schema/attribute";
import { resourceTypeDocuments, schemaDocuments } from "@/lib/scim/protocol/schema/discovery";
import { serviceProviderConfigDocument } from "@/lib/scim/protocol/schema/service-provider-config";

const serviceProviderConfig: Handler = async (call) => {
  refuseFilter(call);
  return single(serviceProviderConfigDocument(call.baseUrl));
};

const resourceTypes: Handler = async (call) => {
  refuseFilter(call);
  return all(resourceTypeDocuments(resourceTypesOf(call.connector), call.baseUrl));
};

const resourceType: Handler = async (call) => {
  refuseFilter(call);
  return one(resourceTypeDocuments(resourceTypesOf(call.connector), call.baseUrl), call.id, "resource type");
};

const schemas: Handler = async (call) => {
  refuseFilter(call);
  return all(schemaDocuments(resourceTypesOf(call.connector), call.baseUrl));
};

const schema: Handler = async (call) => {
  refuseFilter(call);
  return one(schemaDocuments(resourceTypesOf(call.connector), call.baseUrl), call.id, "schema");
};

/** What the service offers (RFC 7644 §4). */
export const discovery = { serviceProviderConfig, resourceTypes, resourceType, schemas, schema };

/** RFC 7644 §4: a filter on a discovery endpoint is refused with 403; other query parameters are ignored. */
function refuseFilter(call: Call): void {
  call.request.summary = `Read ${call.request.path.split("?", 1)[0]?.slice(1) ?? ""}`;
  if (call.query.has("filter")) {
    throw new ScimError(403, "Discovery endpoints cannot be filtered. Leave the filter out and read the whole list.");
  }
}

function all(documents: readonly Document[]) {
  return { status: 200, body: listResponse(documents, { total: documents.length, startIndex: 1 }) };
}

function one(documents: readonly Document[], id: string, kind: string) {
  const found = documents.find(
    (document) => textOf(document["id"] ?? document["name"]).toLowerCase() === id.toLowerCase(),
  );
  if (found === undefined) throw new ScimError(404, `There is no ${kind} ${id}. Read the collection to see all.`);
  return single(found);
}

function single(document: Document) {
  const { meta } = document;
  const location =
    typeof meta === "object" && meta !== null && !Array.isArray(meta) ? textOf((meta as Document)["location"]) : "";
  return { status: 200, body: document, ...(location === "" ? {} : { location }) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
