import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeSecret } from "@/lib/credentials/secret";
import { makeAppToken, organizationOfAppToken } from "@/lib/openid-provider/app-token";
import { findSecrets } from "@/tests/support/find-secrets";

describe("a code or token for a native app", () => {
  it("says whose it is, and is found by whoever looks for leaked secrets", () => {
    const organizationId = randomUUID();
    const token = makeAppToken(organizationId);
    expect(organizationOfAppToken(token)).toBe(organizationId);
    expect(findSecrets(`Authorization: Bearer ${token}`)).toHaveLength(1);
    expect(makeAppToken(organizationId)).not.toBe(token);
  });

  it.each<[string, (token: string) => string]>([
    ["cut", (token) => token.slice(0, -1)],
    ["longer", (token) => `${token}0`],
    ["with another letter in its secret", (token) => token.replace(/^ush_./, token[4] === "a" ? "ush_b" : "ush_a")],
    ["without its organization", (token) => token.split("_").slice(0, 2).join("_")],
    ["of another kind", () => makeSecret()],
    ["empty", () => ""],
  ])("is none when it is %s", (_, change) => {
    expect(organizationOfAppToken(change(makeAppToken(randomUUID())))).toBeNull();
  });
});
