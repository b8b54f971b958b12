import { describe, expect, it } from "vitest";
import { equalsFilter, formEncode, target } from "@/lib/entra-client/query";

describe("target", () => {
  it.each([
    [
      target("/Users", { filter: equalsFilter("userName", "ada.lovelace@contoso.example") }),
      "/Users?filter=userName+eq+%22ada.lovelace%40contoso.example%22",
    ],
    [
      target("/Users", { filter: equalsFilter('emails[type eq "work"].value', "ada.lovelace@contoso.example") }),
      "/Users?filter=emails%5btype+eq+%22work%22%5d.value+eq+%22ada.lovelace%40contoso.example%22",
    ],
    [
      target("/Groups", { filter: equalsFilter("displayName", "Engine Room"), excludedAttributes: "members" }),
      "/Groups?excludedAttributes=members&filter=displayName+eq+%22Engine+Room%22",
    ],
    [
      target("/Groups", { filter: equalsFilter("displayName", 'The "A" Team'), excludedAttributes: "members" }),
      "/Groups?excludedAttributes=members&filter=displayName+eq+%22The+%22A%22+Team%22",
    ],
    [
      target("/Users", { filter: 'id eq "1" and manager eq "2"', attributes: "id" }),
      "/Users?attributes=id&filter=id+eq+%221%22+and+manager+eq+%222%22",
    ],
    [target("/Users", { count: 5, startIndex: 6 }), "/Users?startIndex=6&count=5"],
    [target("/Users/1"), "/Users/1"],
  ])("is written as Entra does: %s", (got, wanted) => expect(got).toBe(wanted));
});

describe("formEncode", () => {
  it.each([
    ["a+b", "a%2bb"],
    ["O'Brien", "O%27Brien"],
    ["é", "%c3%a9"],
    ["𠮷", "%f0%a0%ae%b7"],
    ["-_.!*()", "-_.!*()"],
    ["~", "%7e"],
  ])("turns %s into %s", (text, wanted) => expect(formEncode(text)).toBe(wanted));

  it("is undone by form decoding", () => {
    const text = 'R&D + Labs "営業" 100% ~\\';
    expect(new URLSearchParams(`x=${formEncode(text)}`).get("x")).toBe(text);
  });
});
