import { describe, expect, it } from "vitest";
import { readRefusal, writeRefusal } from "@/lib/auth/schemas";
import { auth } from "@/messages/en/auth";

describe("a refused sign-in in the address", () => {
  it("is read as it was written, and each has a sentence", () => {
    const until = new Date("2026-11-03T09:14:00.000Z");
    for (const kind of ["paused", "network_paused"] as const) {
      expect(readRefusal(writeRefusal({ kind, until }))).toEqual({ kind, until: until.toISOString() });
    }
    for (const kind of Object.keys(auth.refusals).filter((name) => !name.endsWith("paused"))) {
      expect(readRefusal(writeRefusal({ kind: kind as "wrong" }))).toEqual({ kind, until: null });
    }
  });

  it("takes next-auth's own word for a wrong password", () => {
    expect(readRefusal("CredentialsSignin").kind).toBe("wrong");
  });

  it.each(["Call 555-0100 to unlock", "constructor", "paused:Call 555-0100", "paused", ""])(
    "is none of ours and never repeated: %s",
    (error) => {
      expect(readRefusal(error)).toEqual({ kind: "failed", until: null });
    },
  );
});
