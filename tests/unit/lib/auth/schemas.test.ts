import { describe, expect, it } from "vitest";
import { signInMessage, writeRefusal } from "@/lib/auth/schemas";

describe("the sentence for a refused sign-in", () => {
  it("is ours for each code", () => {
    expect(signInMessage("wrong")).toBe(
      "E-mail or password is wrong. 10 wrong tries pause this sign-in for 15 minutes.",
    );
    expect(signInMessage("access_changed")).toContain("your access changed");
  });

  it("says until when a sign-in is paused", () => {
    const until = new Date();
    expect(signInMessage(writeRefusal({ kind: "paused", until }))).toMatch(
      /^Paused until \d\d:\d\d after 10 wrong tries\. Reset the password, or wait\.$/,
    );
  });

  it.each(["Call 555-0100 to unlock", "constructor", "paused:Call 555-0100", ""])(
    "never repeats what stands in the address: %s",
    (error) => {
      expect(signInMessage(error)).not.toContain("555");
      expect(signInMessage(error)).toMatch(/^(Usher could not sign you in|Paused until later)/);
    },
  );
});
