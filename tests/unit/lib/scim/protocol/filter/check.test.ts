import { describe, expect, it } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import { checkFilter } from "@/lib/scim/protocol/filter/check";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { formatTarget } from "@/lib/scim/protocol/schema/lookup";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";

const check = (text: string, type = userResource) => checkFilter(parseFilter(text), type);

function compared(text: string, type = userResource) {
  const filter = check(text, type);
  if (filter.kind !== "compare") throw new Error(filter.kind);
  return [formatTarget(filter.target), filter.value];
}

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

describe("checkFilter", () => {
  it.each([
    ['USERNAME eq "x"', "userName", "x"],
    ['URN:IETF:params:scim:schemas:core:2.0:user:NAME.familyname eq "x"', "name.familyName", "x"],
    ['emails co "x"', "emails.value", "x"],
    ['manager eq "x"', `${enterprise}:manager.value`, "x"],
    [`${enterprise}:manager eq "x"`, `${enterprise}:manager.value`, "x"],
    ['active eq "True"', "active", true],
    ['emails.primary eq "false"', "emails.primary", false],
    ['meta.created gt "2011-05-13T04:42:34-07:00"', "meta.created", "2011-05-13T11:42:34.000Z"],
    ['id eq "x"', "id", "x"],
    ['externalId sw "x"', "externalId", "x"],
    ['schemas eq "x"', "schemas", "x"],
    ['meta.version eq "x"', "meta.version", "x"],
  ])("reads %s as %s", (text, target, value) => {
    expect(compared(text)).toEqual([target, value]);
  });

  it("reads members of a group as members.value", () => {
    expect(compared('members eq "x"', groupResource)).toEqual(["members.value", "x"]);
  });

  it("turns comparisons with null into presence", () => {
    expect(check("title ne null")).toEqual(check("title pr"));
    expect(check("title eq null")).toEqual(check("not (title pr)"));
    expect(check("emails eq null")).toEqual(check("not (emails pr)"));
  });

  it("types what stands inside brackets by the attribute before them", () => {
    expect(check('emails[primary eq "True"]')).toMatchObject({
      kind: "group",
      where: {
        kind: "compare",
        value: true,
        target: { attribute: { name: "emails" }, subAttribute: { name: "primary" } },
      },
    });
  });

  it.each([
    ['unknownAttribute eq "x"', "unknownAttribute"],
    ['name.nope eq "x"', "name.nope"],
    ['constructor eq "x"', "constructor"],
    ['toString.length eq "x"', "toString.length"],
    ['urn:x:y eq "x"', "urn:x:y"],
    ['password eq "x"', "password"],
    ["password pr", "password"],
    ["active gt true", "active"],
    ["emails.primary sw true", "emails.primary"],
    ['meta.created co "2011"', "meta.created"],
    ['meta.created gt "yesterday"', "meta.created"],
    ['x509Certificates.value gt "x"', "x509Certificates.value"],
    ["userName eq 5", "userName"],
    ["userName eq true", "userName"],
    ['active eq "yes"', "active"],
    ["title gt null", "title"],
    ['name eq "x"', "familyName"],
    ['addresses eq "x"', "locality"],
    ['userName[value eq "x"]', "userName"],
    ['emails[nope eq "x"]', "nope"],
    ['emails[type.x eq "x"]', "type.x"],
    ['members eq "x"', "members"],
  ])("refuses %s with invalidFilter, naming %s", (text, words) => {
    try {
      check(text);
      throw new Error("accepted");
    } catch (error) {
      expect(error).toBeInstanceOf(ScimError);
      expect((error as ScimError).scimType).toBe("invalidFilter");
      expect((error as ScimError).message).toContain(words);
    }
  });
});
