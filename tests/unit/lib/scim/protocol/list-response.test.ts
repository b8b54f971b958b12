import { expect, it } from "vitest";
import { listResponse } from "@/lib/scim/protocol/list-response";

it("tells an empty page of many as Entra reads it", () => {
  expect(listResponse([], { total: 7, startIndex: 9 })).toEqual({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: 7,
    startIndex: 9,
    itemsPerPage: 0,
    Resources: [],
  });
});
