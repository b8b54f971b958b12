import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { proxy } from "@/proxy";

describe("the content security policy", () => {
  it("allows no inline and no foreign script in production", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", development: false });
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self';");
    expect(policy.match(/script-src[^;]*unsafe/)).toBeNull();
  });

  it("allows eval only in development", () => {
    expect(contentSecurityPolicy({ nonce: "abc", development: true })).toContain("'unsafe-eval'");
  });
});

describe("every answer", () => {
  it("has a nonce and a request id of its own, whatever the client sent", () => {
    const request = new NextRequest("http://localhost:3000/", {
      headers: { "x-request-id": "mine", "x-nonce": "mine" },
    });
    const [first, second] = [proxy(request), proxy(request)];
    const policy = first.headers.get("content-security-policy");
    expect(policy).not.toBe(second.headers.get("content-security-policy"));
    expect(first.headers.get("x-request-id")).not.toBe("mine");
    expect(first.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
    expect(first.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
