import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCurl } from "@/lib/utils/curl";

/** The words that a POSIX shell hands to curl. */
function wordsOf(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}\n`;
  const run = spawnSync("/bin/sh", ["-c", script], {
    env: { ...process.env, USHER_TOKEN: "ush_of-mine" },
    encoding: "utf8",
  });
  expect(run).toMatchObject({ status: 0, stderr: "" });
  return run.stdout.split("\0").slice(0, -1);
}

const url = "https://usher.example/scim/v2/9f3c2a/Users/1?attributes=userName";

describe("a request as a curl command", () => {
  it("has method, address, media type and body, and the token from the environment", () => {
    expect(
      toCurl({ method: "PATCH", url, body: { Operations: [{ op: "Replace", path: "title", value: "Chief" }] } }),
    ).toBe(
      [
        `curl --globoff --request PATCH '${url}' \\`,
        `  --header "Authorization: Bearer $USHER_TOKEN" \\`,
        `  --header 'Content-Type: application/scim+json; charset=utf-8' \\`,
        `  --data-raw '{"Operations":[{"op":"Replace","path":"title","value":"Chief"}]}'`,
      ].join("\n"),
    );
  });

  it("leaves body and media type out where none was sent", () => {
    expect(toCurl({ method: "DELETE", url, body: null })).toBe(
      `curl --globoff --request DELETE '${url}' \\\n  --header "Authorization: Bearer $USHER_TOKEN"`,
    );
  });

  it("hands curl exactly what was sent, whatever a client wrote", () => {
    const text = fc
      .string({ unit: "grapheme" })
      .map((value) => value.replaceAll("\0", ""))
      .filter((value) => value.isWellFormed());
    const hostile = fc.constantFrom(
      "'",
      "'\\''",
      "$(id)",
      "`id`",
      '"; rm -rf /',
      "\\",
      "\n",
      "!!",
      "%s",
      "$USHER_TOKEN",
      "*",
    );
    const value = fc.array(fc.oneof(text, hostile)).map((parts) => parts.join(""));
    fc.assert(
      fc.property(value, value, (inUrl, inBody) => {
        const address = `https://usher.example/scim/v2/x/Users?filter=${inUrl}`;
        const body = { value: inBody, [inBody]: [null, true, 1] };
        expect(wordsOf(toCurl({ method: "POST", url: address, body }))).toEqual([
          "--globoff",
          "--request",
          "POST",
          address,
          "--header",
          "Authorization: Bearer ush_of-mine",
          "--header",
          "Content-Type: application/scim+json; charset=utf-8",
          "--data-raw",
          JSON.stringify(body),
        ]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
