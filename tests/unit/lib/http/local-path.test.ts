import { describe, expect, it } from "vitest";
import { localPath } from "@/lib/http/local-path";

describe("a path to come back to", () => {
  it.each(["/", "/o/contoso/users?status=active#first", "/sign-in"])("stays as it is: %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "data:text/html,hello",
    "http://[",
    null,
    undefined,
    ["/o/contoso", "/o/fabrikam"],
  ])("is none elsewhere: %j", (value) => {
    expect(localPath(value)).toBe("/");
  });
});
