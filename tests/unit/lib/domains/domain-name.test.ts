import { domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressDomain } from "@/lib/domains/address-domain";
import { readDomainName } from "@/lib/domains/domain-name";
import { domainSpellings } from "@/lib/domains/domain-spellings";
import { AppError } from "@/lib/errors";

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/).filter((text) => !text.startsWith("xn--"));
const ownName = fc
  .tuple(label, label, fc.constantFrom("example", "com", "co.uk", "de"))
  .map((parts) => parts.join("."));

function refusalOf(text: string): AppError {
  try {
    readDomainName(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${text} was taken.`);
}

describe("readDomainName", () => {
  it.each([
    ["contoso.example", "contoso.example"],
    [" Contoso.Example ", "contoso.example"],
    ["contoso.example.", "contoso.example"],
    ["mail.contoso.co.uk", "mail.contoso.co.uk"],
    ["münchen.example", "xn--mnchen-3ya.example"],
    ["MÜNCHEN.EXAMPLE", "xn--mnchen-3ya.example"],
    ["xn--mnchen-3ya.example", "xn--mnchen-3ya.example"],
    ["例え.example", "xn--r8jz45g.example"],
    ["contoso。example", "contoso.example"],
    [`${"a".repeat(63)}.example`, `${"a".repeat(63)}.example`],
  ])("reads “%s” as %s", (text, name) => {
    expect(readDomainName(text)).toBe(name);
  });

  it.each([
    ["*.contoso.example", "wildcard"],
    ["192.0.2.1", "IP address"],
    ["2001:db8::1", "IP address"],
    ["[2001:db8::1]", "IP address"],
    ["1.2.3", "IP address"],
    ["0x7f.1", "IP address"],
    [`${"a".repeat(64)}.example`, "at most 63"],
    [`${"ü".repeat(60)}.example`, "at most 63"],
    [`${"abcdefghi.".repeat(26)}example`, "at most 253"],
    ["contoso", "only one part"],
    ["localhost", "each computer"],
    ["mail.localhost", "each computer"],
    ["com", "only one part"],
    ["co.uk", "public suffix"],
    ["公司.cn", "public suffix"],
    ["ada@contoso.example", "e-mail address"],
    ["https://contoso.example", "address of the web"],
    ["contoso.example/path", "address of the web"],
    ["contoso..example", "two dots in a row"],
    [".contoso.example", "two dots in a row or one at its beginning"],
    ["contoso.example..", "two dots in a row"],
    ["con toso.example", "a character that no domain has"],
    ["con_toso.example", "a character that no domain has"],
    ["%41.example", "a character that no domain has"],
    ["-contoso.example", "begins or ends with -"],
    ["contoso-.example", "begins or ends with -"],
    ["xn--a.example", "cannot be written as a domain"],
    [".", "is no domain"],
  ])("refuses “%s” with a sentence of its own: %s", (text, words) => {
    const refusal = refusalOf(text);
    expect([refusal.code, refusal.field]).toEqual(["invalid_input", "name"]);
    expect(refusal.message).toContain(words);
  });

  it("reads its own answer as the same name, in either script", () => {
    fc.assert(
      fc.property(fc.oneof(ownName, fc.constantFrom("bücher.example", "παράδειγμα.example")), (text) => {
        const name = readDomainName(text);
        expect(readDomainName(name)).toBe(name);
        expect(readDomainName(`${domainToUnicode(name)}.`)).toBe(name);
      }),
    );
  });

  it("gives a name or an AppError for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        try {
          expect(readDomainName(text)).toMatch(/^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("addressDomain", () => {
  it.each([
    ["ada@contoso.example", "contoso.example"],
    ["Ada@CONTOSO.example", "contoso.example"],
    ["ada@contoso.example.", "contoso.example"],
    ["ada@münchen.example", "xn--mnchen-3ya.example"],
    ['"a@b"@contoso.example', "contoso.example"],
    ["ada", null],
    ["@contoso.example", null],
    ["ada@", null],
    ["ada@con toso.example", null],
  ])("gives for %s %s", (address, domain) => {
    expect(addressDomain(address)).toBe(domain);
  });

  it("is the name that was added, however either is written", () => {
    fc.assert(
      fc.property(ownName, fc.boolean(), (text, upper) => {
        const address = `ada@${upper ? text.toUpperCase() : text}`;
        expect(addressDomain(address)).toBe(readDomainName(text));
      }),
    );
  });
});

describe("domainSpellings", () => {
  it("knows both scripts of a name, and an ASCII name once", () => {
    expect(domainSpellings("xn--mnchen-3ya.example")).toEqual(["xn--mnchen-3ya.example", "münchen.example"]);
    expect(domainSpellings("contoso.example")).toEqual(["contoso.example"]);
  });
});
