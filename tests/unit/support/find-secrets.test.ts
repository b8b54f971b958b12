import { expect, it } from "vitest";
import { makeSecret } from "@/lib/credentials/secret";
import { findSecrets } from "@/tests/support/find-secrets";

it("finds each secret that stands in a text, and nothing that only looks like one", () => {
  const secrets = [makeSecret(), makeSecret()];
  expect(findSecrets(`{"a":"${secrets[0]}","b":["Bearer ${secrets[1]}"]}`)).toHaveLength(2);
  expect(findSecrets("the password correct horse org-00ff, in a log")).toHaveLength(1);
  expect(findSecrets(`${secrets[0]?.slice(0, 12)}…`)).toEqual([]);
  expect(findSecrets(`ush_${"0".repeat(49)} usher-verification=abc`)).toEqual([]);
});

it("reports none of them whole", () => {
  const secret = makeSecret();
  expect(JSON.stringify(findSecrets(secret))).not.toContain(secret);
});
