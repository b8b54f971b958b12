import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as scimRoute from "@/app/scim/v2/[connectorId]/[[...path]]/route";

// What a linter cannot say (docs/decisions). A list of exceptions names the reason for each, and one that is no exception any
// more fails as well.

interface Source {
  readonly path: string;
  readonly text: string;
}

function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("db/generated/"))
      .map((file) => ({ path: join(folder, file), text: readFileSync(join(folder, file), "utf8") })),
  );
}

const sources = sourcesIn("app", "components", "lib");
const imports = (source: Source, module: string) => source.text.includes(`from "@/lib/${module}"`);
const paths = (found: readonly Source[]) => found.map(({ path }) => path).sort();

describe("the architecture", () => {
  it("has no server actions: every write of a browser is a route that the tests of isolation list", () => {
    expect(paths(sources.filter(({ text }) => /^\s*["']use server["']/m.test(text)))).toEqual([]);
  });

  it("serves all five methods of SCIM from Next as well", () => {
    expect(
      Object.keys(scimRoute)
        .filter((name) => /^[A-Z]+$/.test(name))
        .sort(),
    ).toEqual(["DELETE", "GET", "PATCH", "POST", "PUT"]);
  });

  /** Whoever opens a transaction and writes in it. Everyone else writes inside `mutate`, which writes the audit row. */
  const writers: Readonly<Record<string, string>> = {
    "lib/audit/mutate.ts": "the door itself",
    "lib/auth/delete-expired-sessions.ts": "the operator's clean-up, over all organizations",
    "lib/auth/delete-expired-tries.ts": "counters belong to no organization",
    "lib/auth/note-use.ts": "when a token was used last is no change of anything",
    "lib/auth/rate-limit.ts": "counts tries of people whom nobody knows yet, in no organization's data",
    "lib/auth/revoke-session.ts": "signing out: the session's own row says when",
    "lib/entra-sign-in/end-entra-session.ts": "signing out at Microsoft: the session's own row says when",
    "lib/entra-sign-in/note-secrets.ts": "when a client secret was used last is no change of anything",
    "lib/entra-sign-in/record-failure.ts": "the log of tries to sign in, and since when they fail",
    "lib/entra-sign-in/record-test.ts": "what a test found is no change of anything",
    "lib/entra-sign-in/save-connector-sign-in.ts": "writes in mutate, and asks first whether the connector exists",
    "lib/auth/sign-in.ts": "signing in: the session's own row says who, when and from where",
    "lib/credentials/delete-expired-credentials.ts": "the operator's clean-up, over all organizations",
    "lib/db/delete-old-rows.ts": "the operator's retention of logs, over all organizations",
    "lib/domains/check-due-domains.ts":
      "claims what is due, over all organizations; what DNS answers is saved by mutate",
    "lib/guard/delete-expired-losses.ts": "the operator's clean-up, over all organizations",
    "lib/idempotency/delete-expired-keys.ts": "the operator's clean-up, over all organizations",
    "lib/idempotency/run-once.ts": "keeps the sealed answer of a create, which writes its audit row itself",
    "lib/native-apps/end-own-app-session.ts": "a person ends a sign-in of their own, as with signing out",
    "lib/oauth/issue-access-token.ts": "an access token is no change of an admin's: the request log tells who got it",
    "lib/one-time-links/delete-expired-links.ts": "the operator's clean-up, over all organizations",
    "lib/organizations/delete-ended-slugs.ts": "the operator's clean-up, over all organizations",
    "lib/organizations/delete-organization.ts": "writes in mutate, and asks first who one is",
    "lib/organizations/erase-organization.ts":
      "what is left of an organization whose deletion was audited, in small steps",
    "lib/openid-provider/app-sign-in.ts": "remembers that a person let an app know who they are",
    "lib/openid-provider/artifacts.ts": "what the OpenID library keeps of sign-ins: the sign-in log tells of them",
    "lib/openid-provider/delete-expired-artifacts.ts": "the operator's clean-up, over all organizations",
    "lib/openid-provider/signing-keys.ts": "an organization's first signing key, made when it is first asked for",
    "lib/rehearsal/save-progress.ts": "how far a rehearsal has come: its start and its end are audited",
    "lib/request-log/background-log.ts": "the log of requests that changed nothing",
    "lib/request-stats/roll-up-hours.ts": "counts what the request log holds, which is no change of anything",
    "lib/setup-links/delete-expired-setup-links.ts": "the operator's clean-up, over all organizations",
    "lib/setup-links/note-setup-link-use.ts": "when a link was used last is no change of anything",
    "lib/sessions/note-seen.ts": "when a session was seen last is no change of anything",
    "lib/scim/bulk.ts": "the one row of a bulk request in the request log: its operations are written by mutate",
    "lib/secrets/reseal.ts": "the operator's change of keys, over all organizations: the secrets stay what they are",
    "lib/sign-in-log/log-sign-in.ts": "the log of tries to sign in, which is no change of anything",
    "lib/users/purge-tombstones.ts": "the operator's retention, over all organizations; writes its audit rows itself",
  };

  it("opens write transactions only in mutate, and where no change is to be audited", () => {
    const writes =
      /\b(insert into|update (only )?["a-z_${}]+ (\w+ )?set|delete from)\b|\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(/i;
    const openers = sources.filter(
      (source) => imports(source, "db/with-organization") || imports(source, "db/without-organization"),
    );
    // `insertRequestRows` writes for its caller.
    const found = openers.filter(({ text }) => writes.test(text) || text.includes("insertRequestRow"));
    expect(paths(found)).toEqual(Object.keys(writers).sort());
  });

  it("talks to the database past both kinds of transaction only to start, stop and migrate", () => {
    const found = sources.filter((source) => imports(source, "db/database") && !source.path.startsWith("lib/db/"));
    expect(paths(found)).toEqual(["lib/server/start-server.ts"]);
  });

  /** Whoever sees the rows of every organization. */
  const acrossOrganizations: Readonly<Record<string, string>> = {
    "lib/auth/authenticate-api.ts": "finds the organization that a token belongs to",
    "lib/auth/authenticate-connector.ts": "finds the organization that a SCIM URL belongs to",
    "lib/auth/delete-expired-sessions.ts": "the operator's clean-up, over all organizations",
    "lib/auth/delete-expired-tries.ts": "counters belong to no organization",
    "lib/auth/find-sign-in-of.ts": "finds the ways in to the organization of a slug",
    "lib/auth/find-way.ts": "finds the organization that has verified the domain of an e-mail address",
    "lib/auth/rate-limit.ts": "counters belong to no organization",
    "lib/auth/sign-in.ts": "finds the organizations of an e-mail address",
    "lib/entra-sign-in/find-connection.ts": "finds the organization of a connector that a sign-in names",
    "lib/auth/stored-credential.ts": "reads what a credential of a known organization rests on, without a transaction",
    "lib/credentials/delete-expired-credentials.ts": "the operator's clean-up, over all organizations",
    "lib/credentials/warn-of-ending-credentials.ts": "the operator's reminder, over all organizations",
    "lib/db/delete-old-rows.ts": "the operator's retention of logs, over all organizations",
    "lib/domains/check-due-domains.ts": "the hourly look at DNS, over all organizations",
    "lib/entra-sign-in/warn-of-ending-secrets.ts": "the operator's reminder, over all organizations",
    "lib/guard/delete-expired-losses.ts": "the operator's clean-up, over all organizations",
    "lib/idempotency/delete-expired-keys.ts": "the operator's clean-up, over all organizations",
    "lib/oauth/find-token-connector.ts": "finds the organization of a connector whose token endpoint was asked",
    "lib/oauth/issue-access-token.ts": "reads a client of a known connector, without a transaction",
    "lib/organization-choice/find-choices.ts": "finds the organizations in which one proven identity has a user",
    "lib/one-time-links/find-password-owners.ts": "finds the organizations of an e-mail address",
    "lib/one-time-links/delete-expired-links.ts": "the operator's clean-up, over all organizations",
    "lib/one-time-links/stored-link.ts": "finds the organization of a one-time link",
    "lib/openid-provider/delete-expired-artifacts.ts": "the operator's clean-up, over all organizations",
    "lib/organizations/delete-ended-slugs.ts": "the operator's clean-up, over all organizations",
    "lib/organizations/erase-organization.ts": "erases organizations that were deleted",
    "lib/organizations/find-moved.ts": "finds the organization of an address that it had",
    "lib/organizations/find-organization.ts": "finds the organization of a slug",
    "lib/organizations/slug-available.ts": "asks whether any organization has a slug",
    "lib/request-stats/roll-up-hours.ts": "the operator's counting of finished hours, over all organizations",
    "lib/rehearsal/clean-dead-rehearsals.ts":
      "the operator's clean-up after processes that died, over all organizations",
    "lib/secrets/reseal.ts": "the operator's change of keys, over all organizations",
    "lib/server/health.ts": "reads nothing of anybody",
    "lib/setup-links/delete-expired-setup-links.ts": "the operator's clean-up, over all organizations",
    "lib/setup-links/find-setup-link.ts": "finds the organization of a setup link",
    "lib/users/purge-tombstones.ts": "the operator's retention, over all organizations",
  };

  it("looks across organizations only where the organization is not known yet", () => {
    const found = sources.filter((source) => imports(source, "db/without-organization"));
    expect(paths(found)).toEqual(Object.keys(acrossOrganizations).sort());
  });

  it("has a test that calls each verb by its name", () => {
    const folders = [
      "users",
      "groups",
      "connectors",
      "credentials",
      "domains",
      "entra-sign-in",
      "service-accounts",
      "native-apps",
      "openid-provider",
      "organizations",
      "rehearsal",
      "request-log",
      "request-stats",
      "sign-in-log",
      "sign-in-policy",
      "sessions",
      "audit",
      "overview",
      "metadata",
      "schema-extensions",
      "folders",
      "rules",
      "one-time-links",
      "passwords",
      "problems",
      "profile",
      "second-factor",
      "search",
      "setup",
      "setup-links",
    ];
    const tests = sourcesIn("tests/integration", "tests/conformance").filter(({ path }) => path.endsWith(".test.ts"));
    const verbs = folders.flatMap((folder) =>
      sourcesIn(`lib/${folder}`).flatMap(({ path, text }) =>
        [...text.matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*ctx: Ctx\b/gm)].map((match) => ({
          path,
          verb: match[1] ?? "",
        })),
      ),
    );
    expect(verbs.length).toBeGreaterThan(25);
    const untested = verbs.filter(({ path, verb }) => {
      const module = `from "@/${path.replace(/\.ts$/, "")}"`;
      return (
        // What begins with “require” is a precondition: the tests of the verbs that ask it are its tests.
        verb !== "mutate" &&
        !verb.startsWith("require") &&
        !tests.some(({ text }) => text.includes(module) && new RegExp(`\\b${verb}\\(`).test(text))
      );
    });
    expect(untested).toEqual([]);
  });

  describe("as dependency-cruiser sees it", () => {
    interface Cruise {
      readonly modules: readonly { readonly source: string }[];
      readonly summary: {
        readonly totalCruised: number;
        readonly totalDependenciesCruised: number;
        readonly violations: readonly {
          readonly rule: { readonly name: string };
          readonly from: string;
          readonly to: string;
        }[];
        readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly severity: string }[] };
      };
    }
    let cruise: Cruise;
    beforeAll(() => {
      const args = [
        "app",
        "components",
        "lib",
        "server.ts",
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "json",
      ];
      const output = execFileSync(
        process.execPath,
        ["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", ...args],
        {
          encoding: "utf8",
          maxBuffer: 256 * 1024 * 1024,
        },
      );
      cruise = JSON.parse(output) as Cruise;
    }, 180_000);

    // With a TypeScript that has no JavaScript API it finds no modules, and so no violations.
    it("is seen at all", () => {
      const own = cruise.modules.filter(({ source }) => /^(app|components|lib)\//.test(source));
      expect(own.length).toBeGreaterThanOrEqual(Math.floor(sources.length * 0.9));
      expect(own.length).toBeGreaterThan(250);
      expect(cruise.summary.totalDependenciesCruised).toBeGreaterThan(own.length);
    });

    it("breaks no rule, and every rule is an error", () => {
      expect(cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
      const { forbidden } = cruise.summary.ruleSetUsed;
      expect(forbidden.filter(({ severity }) => severity !== "error")).toEqual([]);
      expect(forbidden.length).toBeGreaterThanOrEqual(10);
    });
  });
});
