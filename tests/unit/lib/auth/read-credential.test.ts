import { describe, expect, it } from "vitest";
import { readCredential } from "@/lib/auth/read-credential";
import { hashSecret, makeSecret } from "@/lib/credentials/secret";

const secret = makeSecret();
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

describe("the Authorization header", () => {
  it.each([`Bearer ${secret}`, `bearer ${secret}`, `  BEARER   ${secret} `])(
    "%s gives the hash of the token",
    (header) => {
      expect(readCredential(header)).toEqual({ hash: hashSecret(secret), userName: null });
    },
  );

  it("gives user name and hash of the password for Basic", () => {
    expect(readCredential(basic("entra", secret))).toEqual({ hash: hashSecret(secret), userName: "entra" });
    expect(readCredential(basic("", secret))).toEqual({ hash: hashSecret(secret), userName: "" });
  });

  it.each([
    ["no header", null, "no_credential"],
    ["an empty header", "", "no_credential"],
    ["the scheme alone", "Bearer ", "no_credential"],
    ["a scheme of its own", "Digest dXNlcjpwYXNz", "no_credential"],
    ["Basic without a secret of ours", "Basic dXNlcjpwYXNz", "token_unknown"],
    ["Basic without a colon", "Basic dXNlcg==", "token_damaged"],
    ["Basic with a password that was cut", basic("entra", secret.slice(0, -1)), "token_damaged"],
    ["a token without scheme", secret, "no_credential"],
    ["Bearer twice", `Bearer Bearer ${secret}`, "bearer_twice"],
    ["Bearer twice in another case", `Bearer bearer ${secret}`, "bearer_twice"],
    ["Entra's own token", `Bearer ${jwt}`, "secret_blank"],
    ["a token that was cut", `Bearer ${secret.slice(0, -1)}`, "token_damaged"],
    ["a token with a space inside", `Bearer ${secret.slice(0, 20)} ${secret.slice(20)}`, "token_damaged"],
    ["a token of another product", "Bearer ghp_1234567890", "token_unknown"],
  ])("%s is told apart", (_name, header, causeCode) => {
    expect(readCredential(header)).toMatchObject({ hash: null, fault: { causeCode } });
  });
});
