import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { causePlaces, isCauseCode, pathOfPlace } from "@/components/problems/cause-places";
import { credentialCauses } from "@/lib/auth/credential-causes";
import { causes } from "@/messages/en/causes";

const listed = Object.keys(causePlaces);

/** Refusals of what only people and scripts do: no connector can be told these. */
const notOverScim: Readonly<Record<string, string>> = {
  app_token_ended: "a native app's token",
  weak_password: "choosing a password",
  mail_failed: "sending a link",
  connection: "the simulated Entra's own",
  aborted: "the simulated Entra's own",
  user_name_taken: "written as username_taken",
  rehearsal_running: "starting a rehearsal in the browser",
  not_repeatable: "asking for a dry run in the browser",
};

function textsOf(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.startsWith("db/generated/"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
}

const found = (texts: readonly string[], pattern: RegExp) =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));

/** The members of `export type Name = | "a" | "b"` in a file. */
function unionOf(file: string, name: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const [, body = ""] = new RegExp(`export type ${name} =([^;]+);`).exec(text) ?? [];
  return found([body], /"(\w+)"/g);
}

describe("the catalogue of causes", () => {
  it("has every cause that a refused credential can have", () => {
    const codes = Object.values(credentialCauses).map((cause) =>
      typeof cause === "function"
        ? (cause as (...facts: unknown[]) => { causeCode: string })({ kind: "bearer", name: "" }, new Date(0)).causeCode
        : cause.causeCode,
    );
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !listed.includes(code))).toEqual([]);
  });

  it("has every cause of the token endpoint", () => {
    const codes = unionOf("lib/oauth/oauth-error.ts", "TokenCauseCode");
    expect(codes).toContain("assertion_time");
    expect(codes.filter((code) => !listed.includes(code))).toEqual([]);
  });

  it("has every reason that a rule of ours gives, and every kind of conflict", () => {
    const reasons = found(textsOf("lib"), /\breason: "([a-z_]+)"/g);
    const kinds = found([readFileSync("lib/conflicts/schemas.ts", "utf8")], /^ {2}"([a-z_]+)",$/gm);
    expect(reasons).toEqual(expect.arrayContaining(["role_unknown", "guard_held", "domain_unverified"]));
    expect(kinds).toContain("two_candidates");
    const missing = [...reasons, ...kinds].filter((code) => !listed.includes(code) && !(code in notOverScim));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("has every code that is written as it stands, and every scimType in its spelling", () => {
    const written = found(textsOf("lib/scim", "lib/oauth", "lib/users"), /\bcauseCode[:=]? =? ?"([a-z_]+)"/g);
    const byStatus = found(
      [/function causeCodeOf[\s\S]*?\n}/.exec(readFileSync("lib/scim/http/causes.ts", "utf8"))?.[0] ?? ""],
      /"([a-z]+(?:_[a-z]+)*)"/g,
    );
    const scimTypes = unionOf("lib/scim/protocol/errors.ts", "ScimType").map((type) =>
      type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    expect(written).toEqual(expect.arrayContaining(["externalid_not_objectid", "folder_unknown", "internal_error"]));
    expect(byStatus).toEqual(expect.arrayContaining(["provisioning_off", "not_found"]));
    expect(scimTypes).toContain("invalid_value");
    expect([...written, ...byStatus, ...scimTypes].filter((code) => !listed.includes(code))).toEqual([]);
  });

  it("says for each what Entra's log says and what to change", () => {
    for (const [code, { entra, cure }] of Object.entries(causes.told)) {
      expect(entra.length, code).toBeGreaterThan(5);
      expect(cure, code).toMatch(/[.]$/);
    }
  });

  it("leads to pages that exist", () => {
    for (const place of Object.values(causePlaces)) {
      if (place === null) continue;
      const page = pathOfPlace(place, "[connectorId]").split("?")[0] ?? "";
      const folder = join("app/o/[slug]", page);
      const pages = [join(folder, "page.tsx"), join(folder, "(list)/page.tsx")];
      expect(
        pages.some((path) => readable(path)),
        page,
      ).toBe(true);
    }
  });

  it("does not take a code of an earlier version for one of its own", () => {
    expect(["of_old", "toString", "unlisted", "guard_held"].map(isCauseCode)).toEqual([false, false, false, true]);
  });
});

function readable(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}
