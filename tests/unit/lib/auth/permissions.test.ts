import { describe, expect, it } from "vitest";
import { accessRoles, connectorPermissions, permissions, rolePermissions } from "@/lib/auth/permissions";

describe("access roles", () => {
  it.each([
    ["ReadOnly", ["user:read", "group:read", "folder:read", "metadata:read"]],
    ["User", ["user:read", "group:read", "folder:read", "metadata:read", "folder:write"]],
    [
      "Admin",
      [
        ...["user:read", "group:read", "folder:read", "metadata:read", "log:read"],
        ...["folder:write", "user:write", "group:write", "metadata:write", "rule:write"],
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
  expect([...connectorPermissions].sort()).toEqual(["group:read", "group:write", "user:read", "user:write"]);
});
