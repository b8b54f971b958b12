import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  actionWords,
  actorKindWords,
  auditWords,
  hasActionWords,
  targetTypeWords,
} from "@/components/history/audit-words";
import { translate } from "@/tests/support/translate";

const t = translate("history");

/** Every text `"noun.verb"` on a line of lib that sets an action, and each that SQL writes into audit_entry. */
function actionsOfLib(): readonly string[] {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("db/generated/"),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(join("lib", file), "utf8");
    const set = [...text.matchAll(/\baction: [^,\n]*/g)].flatMap(([line]) => [...line.matchAll(/"(\w+\.\w+)"/g)]);
    const returned = [...text.matchAll(/function actionOf[\s\S]*?\n}/g)].flatMap(([body]) => [
      ...body.matchAll(/"(\w+\.\w+)"/g),
    ]);
    const inserted = [...text.matchAll(/insert into audit_entry[\s\S]*?`/g)].flatMap(([sql]) => [
      ...sql.matchAll(/'(\w+\.\w+)'/g),
    ]);
    return [...set, ...returned, ...inserted].map((match) => match[1] ?? "");
  });
  return [...new Set(found)].sort();
}

describe("the words of the audit log", () => {
  const actions = actionsOfLib();

  it("finds the acts in the code", () => {
    expect(actions.length).toBeGreaterThan(35);
    expect(actions).toEqual(
      expect.arrayContaining([
        "user.create",
        "user.erase",
        "user.access",
        "credential.disable",
        "conflict.apart",
        "audit.export",
      ]),
    );
  });

  it("exist for every act that the code writes: add yours to messages/en/history.ts", () => {
    expect(actions.filter((action) => !hasActionWords(t, action))).toEqual([]);
  });

  it("say an act with and without its target", () => {
    expect(auditWords(t, { action: "user.update", activity: null }, false)).toBe("updated");
    expect(auditWords(t, { action: "user.update", activity: "deactivated" }, true)).toBe("Deactivated");
    expect(actionWords(t, "metadata_key.declare")).toBe("Metadata key declared");
    expect(actionWords(t, "group.members")).toBe("Group members changed");
  });

  it("say of machines what was done to them, not that they became inactive", () => {
    const words = (action: string) => auditWords(t, { action, activity: "deactivated" }, false);
    expect(["credential.revoke", "token.revoke", "credential.disable"].map(words)).toEqual([
      "revoked",
      "revoked",
      "disabled",
    ]);
    expect(words("service_account.update")).toBe("disabled");
    expect(auditWords(t, { action: "service_account.update", activity: "activated" }, false)).toBe("enabled");
  });

  it("spell out what they do not know", () => {
    expect(auditWords(t, { action: "service_account.roll_over", activity: null }, true)).toBe("Roll over");
    expect(actionWords(t, "service_account.roll_over")).toBe("Service account roll over");
    expect(actionWords(t, "constructor.toString")).toBe("Constructor toString");
    expect(actionWords(t, "odd")).toBe("Odd");
    expect(actorKindWords(t, "apiToken")).toBe("API token");
    expect(actorKindWords(t, "setUpLink")).toBe("Set up link");
    expect(targetTypeWords(t, "MetadataKey")).toBe("Metadata key");
  });
});
