import { describe, expect, it } from "vitest";
import { paths } from "@/lib/entra-client/attributes";
import { type RehearsalMapping, rehearsalDirectory, rehearsalMark } from "@/lib/rehearsal/people";

const open: RehearsalMapping["policy"] = {
  verifiedDomains: null,
  userTypes: null,
  defaultUserType: null,
  requiredAttributes: [],
};

function firstOf(policy: Partial<RehearsalMapping["policy"]>, uniqueIdentifier: RehearsalMapping["uniqueIdentifier"]) {
  const { people } = rehearsalDirectory("usher-rehearsal-1", { policy: { ...open, ...policy }, uniqueIdentifier });
  return people[0]?.attributes ?? {};
}

describe("the people of a rehearsal", () => {
  it("are marked, one manages the others, and all are in the group", () => {
    const mark = rehearsalMark("01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e");
    expect(mark).toBe("usher-rehearsal-5a3e7c3e");
    const { people, groups } = rehearsalDirectory(mark, { policy: open, uniqueIdentifier: "userPrincipalName" });
    expect(people.map(({ managerIndex }) => managerIndex)).toEqual([null, 0, 0]);
    for (const { attributes } of people)
      expect(String(attributes[paths.userName])).toMatch(/^usher-rehearsal-5a3e7c3e-/);
    expect(groups).toMatchObject([{ displayName: mark, memberIndexes: [0, 1, 2] }]);
  });

  it("have nobody's address, or one on a verified domain where there is one", () => {
    expect(firstOf({}, "userPrincipalName")[paths.workEmail]).toMatch(/@rehearsal\.example$/);
    expect(firstOf({ verifiedDomains: [] }, "mail")[paths.workEmail]).toMatch(/@rehearsal\.example$/);
    expect(firstOf({ verifiedDomains: ["contoso.example"] }, "mail")[paths.userName]).toMatch(/@contoso\.example$/);
  });

  it("have the user name that the unique identifier asks for", () => {
    expect(firstOf({}, "employeeId")[paths.userName]).toBe("usher-rehearsal-1-1");
    expect(firstOf({}, "mail")[paths.userName]).toBe(firstOf({}, "mail")[paths.workEmail]);
  });

  it.each([
    ["none while any is taken", {}, undefined],
    ["a known one under the licence rule", { userTypes: ["Premium", "Standard"] }, "Premium"],
    ["none where the connector has a default", { userTypes: ["Premium"], defaultUserType: "Premium" }, undefined],
    ["none that is not known", { userTypes: [] }, undefined],
    ["any where one is required", { requiredAttributes: ["userType"] }, "Rehearsal"],
  ] as const)("have a user type: %s", (_, policy, expected) => {
    expect(firstOf(policy, "userPrincipalName")["userType"]).toBe(expected);
  });
});
