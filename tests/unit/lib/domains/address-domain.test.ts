import { expect, it } from "vitest";
import { addressDomain } from "@/lib/domains/address-domain";

it.each([
  "a@contoso.example/evil.example",
  "a@contoso.example#evil.example",
  "a@contoso.example?evil.example",
  "a@contoso.example\\evil.example",
  "a@contoso.example:443",
  "a@%63ontoso.example",
  "a@contoso.example\nevil.example",
])("%j is no address of contoso.example", (address) => {
  expect(addressDomain(address)).toBeNull();
});

it("an address with spaces around it is one", () => {
  expect(addressDomain(" Ada@Contoso.Example. ")).toBe("contoso.example");
});
