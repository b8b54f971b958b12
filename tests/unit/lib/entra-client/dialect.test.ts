import { describe, expect, it } from "vitest";
import { paths } from "@/lib/entra-client/attributes";
import {
  activeBody,
  addMembersBody,
  changeBody,
  dialectPicker,
  managerBody,
  removeMembersBody,
  renameGroupBody,
} from "@/lib/entra-client/dialect";
import { groupDocument, userDocument } from "@/lib/entra-client/documents";
import type { AttributeChange, JsonObject } from "@/lib/entra-client/model";
import recorded from "@/tests/fixtures/entra-requests.json";

/** The body of a recorded request, its placeholders filled in. */
function body(name: string, values: Record<string, string> = {}): unknown {
  const entry = recorded.find((request) => request.name === name);
  if (!entry) throw new Error(`No recorded request ${name}`);
  return JSON.parse(JSON.stringify(entry.body).replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all));
}

const replace = (path: string, value: string | boolean): AttributeChange => ({ path, value, op: "replace" });
const add = (path: string, value: string | boolean): AttributeChange => ({ path, value, op: "add" });

describe("PATCH bodies equal the recorded ones", () => {
  const cases: [string, JsonObject, Record<string, string>?][] = [
    ["user-patch-legacy-displayname", changeBody("legacy", [replace(paths.displayName, "Ada King")])],
    [
      "user-patch-legacy-many",
      changeBody("legacy", [
        replace(paths.displayName, "Ada King"),
        replace(paths.familyName, "King"),
        replace(paths.formattedName, "Ada King"),
        replace(paths.workEmail, "ada.king@contoso.example"),
        replace(paths.department, "Engines"),
      ]),
    ],
    [
      "user-patch-legacy-phone-missing",
      changeBody("legacy", [add(paths.mobilePhone, "+44 7700 900123"), add(paths.fax, "+44 20 5550 199")]),
    ],
    ["user-patch-legacy-disable-string", activeBody("legacy", false)],
    ["user-patch-legacy-enable-string", activeBody("legacy", true)],
    ["user-patch-flag-disable", activeBody("flag", false)],
    ["user-patch-flag-enable", activeBody("flag", true)],
    [
      "user-patch-flag-pathless-replace",
      changeBody("flag", [
        replace(paths.displayName, "Ada King"),
        replace(paths.givenName, "Ada"),
        replace(paths.familyName, "King"),
        replace(paths.employeeNumber, "E-1816"),
        replace(paths.department, "Engines"),
      ]),
    ],
    [
      "user-patch-flag-mixed",
      changeBody("flag", [
        replace(paths.displayName, "Ada King"),
        replace(paths.workEmail, "ada.king@contoso.example"),
        replace(paths.active, true),
        replace(paths.country, "GB"),
        replace(paths.department, "Engines"),
      ]),
    ],
    ["user-patch-flag-email-missing", changeBody("flag", [add(paths.workEmail, "ada@contoso.example")])],
    ["user-patch-legacy-manager-string", managerBody("legacy", "m1"), { managerId: "m1" }],
    [
      "user-patch-legacy-manager-array",
      managerBody("legacy", "m1", "https://scim.example.com/scim/Users/m1"),
      { managerId: "m1" },
    ],
    ["user-patch-flag-manager-add", managerBody("flag", "m1", "https://ignored"), { managerId: "m1" }],
    ["group-rename-legacy", renameGroupBody("legacy", "Difference Room")],
    ["group-rename-flag", renameGroupBody("flag", "Difference Room")],
    ["group-member-add-legacy", addMembersBody("legacy", ["u1"]), { userId: "u1" }],
    ["group-member-add-flag", addMembersBody("flag", ["u1"]), { userId: "u1" }],
    ["group-member-remove-legacy", removeMembersBody("legacy", ["u1"]), { userId: "u1" }],
    ["group-member-remove-flag", removeMembersBody("flag", ["u1"]), { userId: "u1" }],
    ["group-member-remove-flag-many", removeMembersBody("flag", ["u1", "u2"]), { userId: "u1", userId2: "u2" }],
    ["group-create", groupDocument({ objectId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159", displayName: "Engine Room" })],
  ];

  it.each(cases)("%s", (name, built, values) => expect(built).toEqual(body(name, values)));
});

describe("documents and modes", () => {
  it("builds the recorded user, apart from the region that is not mapped and the empty roles", () => {
    const recordedUser = body("user-create-objectid-and-enterprise") as Record<string, unknown>;
    const { region: _, ...address } = (recordedUser["addresses"] as Record<string, unknown>[])[0]!;
    const built = userDocument({
      externalId: "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111",
      userName: "ada.lovelace@contoso.example",
      active: true,
      displayName: "Ada Lovelace",
      [paths.workEmail]: "ada.lovelace@contoso.example",
      [paths.formattedName]: "Ada Lovelace",
      [paths.familyName]: "Lovelace",
      [paths.givenName]: "Ada",
      title: "Analyst",
      preferredLanguage: "en-GB",
      [paths.workPhone]: "+44 20 5550 100",
      [paths.mobilePhone]: "+44 7700 900123",
      [paths.street]: "1 Analytical Way",
      [paths.locality]: "London",
      [paths.postalCode]: "N1 1AA",
      [paths.country]: "GB",
      [paths.employeeNumber]: "E-1815",
      [paths.department]: "Research",
    });
    expect(built).toEqual({ ...recordedUser, addresses: [address], roles: [] });
  });

  it("keeps additions and replacements of the flag dialect in operations of their own", () => {
    expect(
      changeBody("flag", [add(paths.title, "Countess"), replace(paths.displayName, "Ada K")])["Operations"],
    ).toEqual([
      { op: "add", value: { title: "Countess" } },
      { op: "replace", value: { displayName: "Ada K" } },
    ]);
  });

  it("alternates by request", () => {
    const next = dialectPicker("alternate");
    expect([next(), next(), next()]).toEqual(["legacy", "flag", "legacy"]);
    expect(dialectPicker("aadOptscim062020")()).toBe("flag");
  });
});
