import { describe, expect, it } from "vitest";
import { accessRoles, connectorPermissions, permissions, rolePermissions } from "@/lib/auth/permissions";

const seesDirectory = ["user:read", "group:read", "folder:read", "metadata:read", "organization:read"];
const writesFolders = ["folder:create", "folder:update", "folder:delete"];
const writesPeople = ["user:create", "user:update", "user:delete", "group:create", "group:update", "group:delete"];

describe("access roles", () => {
  it.each([
    ["ReadOnly", seesDirectory],
    ["User", [...seesDirectory, ...writesFolders]],
    [
      "Admin",
      [
        ...seesDirectory,
        ...writesFolders,
        ...writesPeople,
        ...[
          "metadata:create",
          "metadata:update",
          "metadata:delete",
          "schema:read",
          "rule:read",
          "rule:update",
          "log:read",
        ],
      ],
    ],
    ["EnterpriseAdmin", [...permissions]],
  ] as const)("%s may do exactly this", (role, allowed) => {
    expect([...rolePermissions[role]].sort()).toEqual([...allowed].sort());
  });

  it("hold everything that the weaker ones hold", () => {
    for (const [index, role] of accessRoles.entries()) {
      const weaker = accessRoles[index - 1];
      if (weaker === undefined) continue;
      for (const permission of rolePermissions[weaker]) expect(rolePermissions[role].has(permission)).toBe(true);
    }
  });
});

it("a connector's credential reads and writes people and groups, and nothing else", () => {
  expect([...connectorPermissions].sort()).toEqual([...writesPeople, "user:read", "group:read"].sort());
});
