import { describe, expect, it } from "vitest";
import { CreateNativeApp } from "@/lib/native-apps/schemas";
import { fitsRedirectUri, judgeRedirectUri, tellRedirectFault } from "@/lib/utils/redirect-uri";

const client = "0195fd2c-7b1e-7c3a-9d62-1f4e5a6b7c8d";

describe("a redirect URI of a native app", () => {
  it.each([
    "http://127.0.0.1",
    "http://127.0.0.1/",
    "http://127.0.0.1/callback",
    "http://127.0.0.1:1/callback",
    "http://127.0.0.1:65535/callback?from=usher",
    "http://localhost/callback",
    "http://localhost:3000",
    "http://[::1]/callback",
    "http://[::1]:49152/callback",
    "com.example.app:/callback",
    "com.example.app://callback",
    "com.example.my-app:/oauth2/redirect?a=b",
    `msal${client}://auth`,
    `msal${client}://auth/`,
    `http://127.0.0.1/${"a".repeat(239)}`,
  ])("may be %s", (uri) => {
    expect(judgeRedirectUri(uri)).toBeNull();
  });

  it.each([
    ["", "empty"],
    [`http://127.0.0.1/${"a".repeat(240)}`, "more than 256 characters"],
    ["http://127.0.0.1/a b", "a space"],
    ["http://127.0.0.1/a\tb", "a space"],
    ["http://127.0.0.1\\@evil.example/", "a backslash"],
    ["http://127.0.0.1/ü", "not ASCII"],
    ["http://lоcalhost/callback", "not ASCII"],
    ["http://127.0.0.1/*", "wildcards"],
    ["http://*.example.com/", "wildcards"],
    ["com.example.*:/callback", "wildcards"],
    ["http://127.0.0.1/callback#fragment", "fragment"],
    ["http://127.0.0.1/callback#", "fragment"],
    ["http://127.0.0.1/a/../b", "dot segment"],
    ["http://127.0.0.1/%2E%2e/b", "dot segment"],
    ["//evil.example/callback", "no scheme"],
    ["/callback", "no scheme"],
    ["evil", "no scheme"],
    ["http://user@127.0.0.1/callback", "user name or password"],
    ["http://127.0.0.1:80@evil.example/", "user name or password"],
    ["http://127.0.0.1@evil.example/", "user name or password"],
    ["com.example.app://user@callback", "user name or password"],
    ["http://evil.example/callback", "this very machine"],
    ["http://127.0.0.1.evil.example/callback", "this very machine"],
    ["http://localhost.evil.example/callback", "this very machine"],
    ["http://127.0.0.2/callback", "this very machine"],
    ["http://0.0.0.0/callback", "this very machine"],
    ["http://2130706433/callback", "this very machine"],
    ["http://127.1/callback", "this very machine"],
    ["http://LOCALHOST/callback", "this very machine"],
    ["HTTP://127.0.0.1/callback", "this very machine"],
    ["http:/127.0.0.1/callback", "this very machine"],
    ["http:127.0.0.1", "this very machine"],
    ["http://127.0.0.1:0/callback", "no port 0"],
    ["http://127.0.0.1:65536/callback", "is no URI"],
    ["http://127.0.0.1:/callback", "this very machine"],
    ["http://127.0.0.1:http/callback", "is no URI"],
    ["https://app.example.com/callback", "https"],
    ["https://127.0.0.1/callback", "https"],
    ["javascript:alert(1)", "javascript:"],
    ["JavaScript:alert(1)", "javascript:"],
    ["data:text/html,hello", "data:"],
    ["file:///etc/passwd", "file:"],
    ["vbscript:x", "vbscript:"],
    ["blob:http://127.0.0.1/x", "blob:"],
    ["intent://callback", "intent:"],
    ["myapp://callback", "myapp:"],
    ["msal://auth", "msal:"],
    ["msal123://auth", "msal123:"],
    [`msal${client}://evil`, "msal"],
    ["com.example.app:", "no path follows"],
    ["com.example.app:callback", "no path follows"],
    ["com.example.app://", "no path follows"],
    ["Com.Example.App:/callback", "lower-case"],
    ["com..app:/callback", "backwards"],
    [".example.app:/callback", "no scheme"],
  ])("cannot be %s: %s", (uri, rule) => {
    const fault = judgeRedirectUri(uri);
    expect(fault?.rule).toContain(rule);
    const told = tellRedirectFault(uri, fault ?? { rule: "", cure: "" });
    expect(told).toContain(uri.slice(0, 79));
    expect(fault?.cure).toMatch(/\.$/);
  });

  it("stands among at most 20, and the refusal names the one that is wrong", () => {
    const uris = (count: number) => Array.from({ length: count }, (_, index) => `http://127.0.0.1/${index}`);
    expect(CreateNativeApp.safeParse({ name: "App", redirectUris: uris(20) }).success).toBe(true);
    expect(CreateNativeApp.safeParse({ name: "App", redirectUris: uris(21) }).error?.issues[0]?.message).toContain(
      "at most 20",
    );
    expect(CreateNativeApp.safeParse({ name: "App", redirectUris: [] }).success).toBe(false);
    const refused = CreateNativeApp.safeParse({ name: "App", redirectUris: ["http://127.0.0.1/", "//evil"] });
    expect(refused.error?.issues).toMatchObject([{ path: ["redirectUris", 1] }]);
    expect(refused.error?.issues[0]?.message).toContain("“//evil” cannot be used");
  });
});

describe("the redirect URI of a request", () => {
  const registered = ["http://127.0.0.1:8400/callback", "http://localhost/callback", "com.example.app:/callback"];

  it.each([
    "http://127.0.0.1:8400/callback",
    "http://127.0.0.1:49152/callback",
    "http://127.0.0.1/callback",
    "http://localhost:1/callback",
    "com.example.app:/callback",
  ])("fits: %s", (uri) => {
    expect(fitsRedirectUri(registered, uri)).toBe(true);
  });

  it.each([
    "http://127.0.0.1:8400/callback/",
    "http://127.0.0.1:8400/Callback",
    "http://127.0.0.1:8400/callback?x=1",
    "http://127.0.0.1:8400/",
    "http://[::1]/callback",
    "http://user@127.0.0.1:8400/callback",
    "http://127.0.0.1:8400@evil.example/callback",
    "http://127.0.0.1:8400/callback#x",
    "http://127.0.0.1:0/callback",
    "http://127.0.0.1:99999/callback",
    "http://127.0.0.1:8400/a/../callback",
    "http://127.0.0.1:8400/callback\n",
    "https://127.0.0.1:8400/callback",
    "//127.0.0.1/callback",
    "com.example.app:/callback/more",
    "com.example.app:/callback?x=1",
    "com.example.app://callback",
    "",
  ])("does not fit: %s", (uri) => {
    expect(fitsRedirectUri(registered, uri)).toBe(false);
  });
});
