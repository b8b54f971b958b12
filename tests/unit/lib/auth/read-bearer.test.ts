import { describe, expect, it } from "vitest";
import { readBearer } from "@/lib/auth/read-bearer";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";

const secret = makeSecret();
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";

describe("the Authorization header", () => {
  it.each([`Bearer ${secret}`, `bearer ${secret}`, `  BEARER   ${secret} `])(
    "%s gives the hash of the token",
    (header) => {
      expect(readBearer(header)).toEqual({ hash: hashSecret(secret) });
    },
  );

  it.each([
    ["no header", null, "no_credential"],
    ["an empty header", "", "no_credential"],
    ["the scheme alone", "Bearer ", "no_credential"],
    ["Basic", "Basic dXNlcjpwYXNz", "no_credential"],
    ["a token without scheme", secret, "no_credential"],
    ["Bearer twice", `Bearer Bearer ${secret}`, "bearer_twice"],
    ["Bearer twice in another case", `Bearer bearer ${secret}`, "bearer_twice"],
    ["Entra's own token", `Bearer ${jwt}`, "secret_blank"],
    ["a token that was cut", `Bearer ${secret.slice(0, -1)}`, "token_damaged"],
    ["a token with a space inside", `Bearer ${secret.slice(0, 20)} ${secret.slice(20)}`, "token_damaged"],
    ["a token of another product", "Bearer ghp_1234567890", "token_unknown"],
  ])("%s is told apart", (_name, header, causeCode) => {
    expect(readBearer(header)).toMatchObject({ hash: null, fault: { causeCode } });
  });
});
