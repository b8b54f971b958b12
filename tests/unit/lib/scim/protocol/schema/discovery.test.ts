import { describe, expect, it } from "vitest";
import type { Attribute } from "@/lib/scim/protocol/schema/attribute";
import { resourceTypeDocuments, schemaDocuments } from "@/lib/scim/protocol/schema/discovery";
import { groupSchemaOf } from "@/lib/scim/protocol/schema/group";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { serviceProviderConfigDocument } from "@/lib/scim/protocol/schema/service-provider-config";
import { userSchema } from "@/lib/scim/protocol/schema/user";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";

const base = "https://scim.example.com/scim/v2/c1";

const group = groupSchemaOf({ nests: false, uniqueNames: false });

describe("discovery", () => {
  it("shows each schema once, where it is", () => {
    const documents = schemaDocuments([userResource, groupResource], base);
    expect(documents.map((document) => document["id"])).toEqual([userUrn, enterpriseUserUrn, groupUrn]);
    expect(documents[0]?.["meta"]).toEqual({ resourceType: "Schema", location: `${base}/Schemas/${userUrn}` });
    expect(JSON.parse(JSON.stringify(documents))).toEqual(documents);
  });

  it("tells which extensions a resource type has", () => {
    const [user, group] = resourceTypeDocuments([userResource, groupResource], base);
    expect(user).toMatchObject({
      name: "User",
      endpoint: "/Users",
      schema: userUrn,
      schemaExtensions: [{ schema: enterpriseUserUrn, required: false }],
      meta: { location: `${base}/ResourceTypes/User` },
    });
    expect(group).toMatchObject({ name: "Group", schemaExtensions: [] });
  });

  it("tells what the service can do", () => {
    expect(serviceProviderConfigDocument(base)).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 1000 },
      changePassword: { supported: false },
      etag: { supported: true },
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: "index",
        defaultPageSize: 100,
        maxPageSize: 1000,
        cursorTimeout: 600,
      },
      meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
    });
  });
});

describe("the schema table", () => {
  const find = (attributes: readonly Attribute[], name: string) =>
    attributes.find((attribute) => attribute.name === name);

  it("requires userName and displayName and nothing else", () => {
    const required = (attributes: readonly Attribute[]): string[] =>
      attributes.flatMap((attribute) => [
        ...(attribute.required ? [attribute.name] : []),
        ...required(attribute.subAttributes ?? []),
      ]);
    expect(required(userSchema.attributes)).toEqual(["userName"]);
    expect(required(group.attributes)).toEqual(["displayName"]);
  });

  it("never returns the password and cannot write groups", () => {
    expect(find(userSchema.attributes, "password")).toMatchObject({ mutability: "writeOnly", returned: "never" });
    expect(find(userSchema.attributes, "groups")).toMatchObject({ mutability: "readOnly" });
  });

  it("compares userName without case and ids exactly", () => {
    expect(find(userSchema.attributes, "userName")?.caseExact).toBe(false);
    const members = find(group.attributes, "members")?.subAttributes ?? [];
    expect(find(members, "value")?.caseExact).toBe(true);
  });
});
