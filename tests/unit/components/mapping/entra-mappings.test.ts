import { describe, expect, it } from "vitest";
import { entraMappings, mappingsAsText } from "@/components/mapping/entra-mappings";
import { translate } from "../../../support/translate";

const t = translate("mapping");

const settings = {
  uniqueIdentifier: "userPrincipalName",
  requiredAttributes: [],
  licenceRule: false,
  userTypes: ["Premium", "Standard"],
  uniqueGroupNames: false,
  metadataKeys: [],
  schemaExtensions: [],
} as const;

const lineOf = (target: string, changes = {}) =>
  entraMappings(t, { ...settings, ...changes }).find((mapping) => mapping.target.endsWith(target));

describe("the lines to enter in Entra", () => {
  it("begin with objectId for externalId, which a new app has from mailNickname", () => {
    expect(entraMappings(t, settings)[0]).toMatchObject({ source: "objectId", target: "externalId", changed: true });
  });

  it("fill userName from the unique identifier and match by it first", () => {
    expect(lineOf("userName")).toMatchObject({ source: "userPrincipalName", match: 1, changed: false });
    expect(lineOf("userName", { uniqueIdentifier: "mail" })).toMatchObject({ source: "mail", match: 1, changed: true });
  });

  it("match groups by id, or by name where names are unique", () => {
    const groups = (uniqueGroupNames: boolean) =>
      entraMappings(t, { ...settings, uniqueGroupNames })
        .filter(({ of, match }) => of === "groups" && match === 1)
        .map(({ target }) => target);
    expect(groups(false)).toEqual(["externalId"]);
    expect(groups(true)).toEqual(["displayName"]);
  });

  it("have one for each declared metadata key, or an example", () => {
    const metadata = (metadataKeys: readonly string[]) =>
      entraMappings(t, { ...settings, metadataKeys })
        .filter(({ target }) => target.includes(":Metadata:"))
        .map(({ target }) => target.slice(target.lastIndexOf(":") + 1));
    expect(metadata([])).toEqual(["CostCenter"]);
    expect(metadata(["Badge", "Shift"])).toEqual(["Badge", "Shift"]);
  });

  it("have one for each attribute of the organization's own extensions, with the type that Entra asks for", () => {
    const attribute = { description: null, caseExact: false, canonicalValues: [] };
    const schemaExtensions = [
      {
        urn: "urn:example:Badge",
        name: "Badge",
        attributes: [
          { ...attribute, name: "number", type: "integer" as const, multiValued: false },
          { ...attribute, name: "doors", type: "string" as const, multiValued: true },
        ],
      },
    ];
    expect(lineOf("urn:example:Badge:number", { schemaExtensions })).toMatchObject({
      optional: true,
      why: "Of “Badge”. Type Integer.",
    });
    expect(lineOf("urn:example:Badge:doors", { schemaExtensions })?.why).toBe(
      "Of “Badge”. Type String, Multi-Value ticked.",
    );
  });

  it("need the user type only with the licence rule, or where it is required", () => {
    expect(lineOf("userType")).toMatchObject({ optional: true });
    expect(lineOf("userType", { licenceRule: true })).toMatchObject({ optional: false });
    expect(lineOf("userType", { requiredAttributes: ["userType"] })).toMatchObject({ optional: false });
  });

  it("are text with one line each and tabs between the columns", () => {
    const lines = mappingsAsText(t, entraMappings(t, settings)).split("\n");
    expect(lines).toHaveLength(entraMappings(t, settings).length + 1);
    expect(new Set(lines.map((line) => line.split("\t").length))).toEqual(new Set([6]));
  });
});
