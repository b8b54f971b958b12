import { describe, expect, it } from "vitest";
import { isRead, matchRoute } from "@/lib/scim/http/routes";
import { summaryOf } from "@/lib/scim/http/summary";

describe("the routes of SCIM", () => {
  it.each([
    ["/", "/", ""],
    ["/.search", "/.search", ""],
    ["/Users/.search", "/Users/.search", ""],
    ["/Users/7", "/Users/:id", "7"],
    ["/Groups//.search/", "/Groups/.search", ""],
    ["/Me", "/Me", ""],
  ])("%s is %s", (path, pattern, id) => {
    expect(matchRoute(path)).toMatchObject({ pattern, id });
  });

  it.each(["/:id", "/.nope", "/Users/.nope", "/Users/.search/7", "/Me/7", "/constructor", "/Schemas/.search"])(
    "there is nothing at %s",
    (path) => {
      expect(matchRoute(path)).toBeNull();
    },
  );

  it("tell what changes nothing, so that neither the switch nor the guard stops it", () => {
    for (const pattern of ["/.search", "/Users/.search", "/Groups/.search", "/Me"]) {
      expect(isRead("POST", pattern)).toBe(true);
    }
    expect(isRead("DELETE", "/Me")).toBe(true);
    expect(isRead("GET", "/Users")).toBe(true);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const pattern of ["/Users", "/Users/:id", "/Groups", "/Groups/:id"]) {
        expect(isRead(method, pattern)).toBe(false);
      }
    }
  });

  it("say in the request log that a query by POST reads, before its body was read", () => {
    const words = (path: string) => summaryOf("POST", path, new URLSearchParams()).summary;
    expect([words("/.search"), words("/Users/.search"), words("/Groups/.search"), words("/Users")]).toEqual([
      "Find users and groups",
      "Find users",
      "Find groups",
      "Create user",
    ]);
  });
});
