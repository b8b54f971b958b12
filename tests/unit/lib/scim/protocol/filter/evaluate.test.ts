import { describe, expect, it } from "vitest";
import { checkFilter } from "@/lib/scim/protocol/filter/check";
import { evaluate } from "@/lib/scim/protocol/filter/evaluate";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import type { Document } from "@/lib/scim/protocol/schema/attribute";
import { userResource } from "@/lib/scim/protocol/schema/resource-types";

const matches = (text: string, document: Document) => evaluate(checkFilter(parseFilter(text), userResource), document);

const ada: Document = {
  id: "Abc",
  externalId: "Ext",
  userName: "Ada",
  title: "",
  nickName: null,
  active: false,
  emails: [{ value: "A@x.org", type: "work", primary: true }, { value: "b@x.org" }],
  phoneNumbers: [],
  ims: [{}, { value: "" }],
  meta: { lastModified: "2026-01-05T10:00:00.000Z" },
};

describe("evaluate", () => {
  it.each([
    'userName eq "ADA"',
    'userName ne "Bob"',
    'emails.value ew "X.ORG"',
    'id eq "Abc"',
    "active eq false",
    "active ne true",
    "not (title pr)",
    "not (nickName pr)",
    "not (phoneNumbers pr)",
    "not (ims pr)",
    "not (name pr)",
    "emails pr",
    "emails.type pr",
    'title ne "x"',
    'title ne ""',
    'not (title eq "x")',
    'phoneNumbers.value ne "x"',
    'emails.type ne "work"',
    'emails[type ne "work"]',
    "emails[not (type pr)]",
    'emails.type eq "work" and emails.value eq "b@x.org"',
    'userName co ""',
    'userName gt "aC"',
    'userName le "ada"',
    'meta.lastModified eq "2026-01-05T11:00:00+01:00"',
    'meta.lastModified lt "2026-01-05T10:00:00.001Z"',
    'ims.value ne "x"',
  ])("matches %s", (text) => {
    expect(matches(text, ada)).toBe(true);
  });

  it.each([
    'id eq "abc"',
    'externalId eq "ext"',
    'externalId co "ext"',
    'title eq ""',
    'title co ""',
    'title lt "z"',
    'name.familyName ge ""',
    'emails[type eq "work" and value eq "b@x.org"]',
    'phoneNumbers[value ne "x"]',
    'ims[value ne "x"]',
    'emails.value ne "x" and active eq true',
    'meta.created gt "2011-05-13T04:42:34Z"',
    'profileUrl eq "x"',
  ])("does not match %s", (text) => {
    expect(matches(text, ada)).toBe(false);
  });

  it("orders by code point, not by UTF-16 unit", () => {
    expect(matches('userName gt "\\uffff"', { userName: "😀" })).toBe(true);
    expect(matches('userName lt "\\ud83d\\ude00"', { userName: "\uffff" })).toBe(true);
  });

  it("folds beyond ASCII and does not normalise", () => {
    expect(matches('userName eq "ZOË"', { userName: "zoë" })).toBe(true);
    expect(matches('userName eq "zoe\u0308"', { userName: "zoë" })).toBe(false);
  });

  it("never reads a prototype", () => {
    expect(matches("emails pr", {})).toBe(false);
    const polluted = Object.create({ title: "inherited" });
    expect(matches("title pr", polluted)).toBe(false);
  });

  it("evaluates 1,100 comparisons", () => {
    const text = `${'userName eq "x" or '.repeat(1099)}userName eq "ada"`;
    expect(matches(text, ada)).toBe(true);
  });
});
