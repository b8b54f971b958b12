import { encode } from "next-auth/jwt";
import { v4 as uuidv4 } from "uuid";
import { describe, expect, it } from "vitest";
import { beganHere } from "@/lib/auth/flow-cookies";
import { secret } from "@/lib/env";

const connectorId = uuidv4();
const state = "state-of-this-browser";
const name = "next-auth.state";

/** The cookie that next-auth leaves in the browser that begins a sign-in. */
async function cookie(changes: { provider?: string; value?: string; secret?: string; salt?: string } = {}) {
  const token = await encode({
    token: { value: changes.value ?? state, provider: changes.provider ?? connectorId },
    secret: changes.secret ?? secret(),
    salt: changes.salt ?? name,
  });
  return `other=1; ${name}=${token}`;
}

describe("an answer of Microsoft's", () => {
  it("belongs to the browser that asked, at the connector that it asked for", async () => {
    expect(await beganHere(await cookie(), connectorId, state)).toBe(true);
  });

  it.each([
    ["with another state", async () => beganHere(await cookie(), connectorId, "another")],
    ["without a state", async () => beganHere(await cookie({ value: "" }), connectorId, "")],
    ["for another connector", async () => beganHere(await cookie({ provider: uuidv4() }), connectorId, state)],
    ["in a browser that asked nothing", async () => beganHere(null, connectorId, state)],
    [
      "with a cookie that Usher did not make",
      async () => beganHere(await cookie({ secret: "x".repeat(40) }), connectorId, state),
    ],
    [
      "with a cookie made for something else",
      async () => beganHere(await cookie({ salt: "usher.sign-in-test" }), connectorId, state),
    ],
  ])("is nobody's %s", async (_name, judge) => {
    expect(await judge()).toBe(false);
  });
});
