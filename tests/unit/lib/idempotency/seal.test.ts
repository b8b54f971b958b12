import { describe, expect, it } from "vitest";
import { sealOf } from "@/lib/idempotency/seal";

const id = "01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e";

describe("a seal", () => {
  it("opens what the same secret closed, for the same credential and context", () => {
    const sealed = sealOf("a secret", id).close("the answer", "here");
    expect(sealOf("a secret", id).open(sealed, "here")).toBe("the answer");
  });

  it("opens nothing with another secret, of another credential, in another place, or after a change", () => {
    const sealed = sealOf("a secret", id).close("the answer", "here");
    const changed = Buffer.from(sealed, "base64");
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => sealOf("another secret", id).open(sealed, "here")).toThrow();
    expect(() => sealOf("a secret", id.replace("0", "1")).open(sealed, "here")).toThrow();
    expect(() => sealOf("a secret", id).open(sealed, "there")).toThrow();
    expect(() => sealOf("a secret", id).open(changed.toString("base64"), "here")).toThrow();
    expect(() => sealOf("a secret", id).open("", "here")).toThrow();
  });

  it("never closes the same text twice alike, and fingerprints it alike for one secret only", () => {
    const seal = sealOf("a secret", id);
    expect(seal.close("x", "here")).not.toBe(seal.close("x", "here"));
    expect(seal.fingerprint("x")).toBe(sealOf("a secret", id).fingerprint("x"));
    expect(seal.fingerprint("x")).not.toBe(sealOf("another secret", id).fingerprint("x"));
  });
});
