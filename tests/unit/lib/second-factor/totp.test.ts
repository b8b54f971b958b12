import { describe, expect, it } from "vitest";
import { hashRecoveryCode, makeRecoveryCodes } from "@/lib/second-factor/recovery-codes";
import { makeTotpSecret, stepOf, totpUri } from "@/lib/second-factor/totp";

// RFC 6238, appendix B, for SHA-1: the last six of its eight digits. The secret is “12345678901234567890”.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("codes of authenticator apps", () => {
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
  ])("are those of RFC 6238 at %d", (seconds, code) => {
    expect(stepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it("may be one step early or late, and no more", () => {
    const step = Math.floor(1111111109 / 30);
    for (const offset of [-30, 0, 30]) expect(stepOf(secret, "081804", at(1111111109 + offset))).toBe(step);
    for (const offset of [-60, 60]) expect(stepOf(secret, "081804", at(1111111109 + offset))).toBeNull();
  });

  it.each(["", "81804", "0818040", "08180a", "-81804", "０８１８０４"])("are not %j", (code) => {
    expect(stepOf(secret, code, at(1111111109))).toBeNull();
  });

  it("come from secrets of 160 bits, which a QR code carries", () => {
    const made = makeTotpSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(made).not.toBe(makeTotpSecret());
    expect(totpUri(made, "mia@contoso.example")).toBe(
      `otpauth://totp/Usher:mia%40contoso.example?issuer=Usher&secret=${made}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});

describe("recovery codes", () => {
  it("are ten different ones, and count however they are typed", () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const [code = ""] = codes;
    expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(hashRecoveryCode(code.toUpperCase().replaceAll("-", " "))).toBe(hashRecoveryCode(code));
  });
});
