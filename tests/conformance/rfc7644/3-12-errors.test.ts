import { beforeAll, describe, expect, it } from "vitest";
import { patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, unknownId } from "@/tests/support/scim-resources";
import { sendUntouched } from "@/tests/support/send-untouched";

onEachDatabase("RFC 7644 §3.12 errors", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  describe("are SCIM Errors:", () => {
    const post = (raw: string) => connector.send("POST", "/Users", { raw });
    it.each<[string, number, string | undefined, () => Promise<Awaited<ReturnType<typeof post>>>]>([
      ["malformed JSON", 400, "invalidSyntax", () => post('{"schemas":')],
      ["an empty body", 400, "invalidSyntax", () => post("")],
      [
        "a body that is no UTF-8",
        400,
        "invalidSyntax",
        () => connector.send("POST", "/Users", { raw: Buffer.from([0x22, 0xff, 0x22]) }),
      ],
      ["a missing userName", 400, "invalidValue", () => post(JSON.stringify({ schemas: [userUrn] }))],
      ["no credential", 401, undefined, () => connector.send("GET", "/Users", { authorization: null })],
      ["another credential", 401, undefined, () => connector.send("GET", "/Users", { authorization: "Bearer ush_no" })],
      ["a filter on discovery", 403, undefined, () => connector.send("GET", "/Schemas?filter=id pr")],
      ["an unknown path", 404, undefined, () => connector.send("GET", "/Nothing")],
      ["a path too deep", 404, undefined, () => connector.send("GET", `/Users/${unknownId}/emails`)],
      ["DELETE of everything", 405, undefined, () => connector.send("DELETE", "")],
      ["/Me", 501, undefined, () => connector.send("GET", "/Me")],
      ["an unknown user", 404, undefined, () => connector.send("GET", `/Users/${unknownId}`)],
      ["an id that is none of ours", 404, undefined, () => connector.send("GET", "/Users/2819c223")],
      ["an unknown schema", 404, undefined, () => connector.send("GET", "/Schemas/urn:nope")],
      ["an unknown resource type", 404, undefined, () => connector.send("GET", "/ResourceTypes/Printer")],
      ["DELETE of a collection", 405, undefined, () => connector.send("DELETE", "/Users")],
      ["a body too large", 413, undefined, () => post(`"${"a".repeat(1_100_000)}"`)],
      [
        "another content type",
        415,
        undefined,
        () => connector.send("POST", "/Users", { raw: "x", headers: { "content-type": "text/plain" } }),
      ],
    ])("%s", async (_name, status, scimType, ask) => {
      const answer = await ask();
      expectScimError(answer, status, scimType);
      if (scimType === undefined) expect(answer.body).not.toHaveProperty("scimType");
    });

    it("a body without a content type", async () => {
      const url = new URL(connector.url);
      const answer = await sendUntouched(url.origin, {
        method: "POST",
        path: `${url.pathname}/Users`,
        headers: { Authorization: `Bearer ${connector.token}` },
        body: "{}",
      });
      expectScimError(answer, 415);
    });

    it("an unknown connector, the same as a known one without a credential", async () => {
      const url = new URL(connector.url);
      const path = `/scim/v2/${unknownId}/Users`;
      const answer = await sendUntouched(url.origin, { method: "GET", path, headers: {}, body: null });
      expectScimError(answer, 401);
    });
  });

  it("401 is decided before the body is read and before provisioning, path and method are looked at", async () => {
    const body = { raw: "{ this is no JSON", authorization: null };
    for (const [method, path] of [
      ["POST", "/Users"],
      ["POST", "/Nothing"],
      ["DELETE", "/Schemas"],
    ] as const) {
      expectScimError(await connector.send(method, path, body), 401);
    }
    const large = await connector.send("POST", "/Users", { raw: "a".repeat(2_000_000), authorization: null });
    expectScimError(large, 401);
  });

  it("401 does not tell whether a resource exists", async () => {
    const user = await makeUser(connector, { userName: "hidden" });
    const answers = [user.id, unknownId].map((id) => connector.send("GET", `/Users/${id}`, { authorization: null }));
    const [known, unknown] = await Promise.all(answers);
    expect(known?.text).toBe(unknown?.text);
  });

  it("405 names the methods that are possible", async () => {
    const allowed = async (method: string, path: string) => {
      const answer = await connector.send(method, path, method === "GET" ? {} : { body: {} });
      expectScimError(answer, 405);
      return answer.headers.get("allow");
    };
    expect(await allowed("PATCH", "/Users")).toBe("GET, POST");
    expect(await allowed("DELETE", "/Groups")).toBe("GET, POST");
    expect(await allowed("POST", `/Users/${unknownId}`)).toBe("GET, PUT, PATCH, DELETE");
    expect(await allowed("POST", "/ServiceProviderConfig")).toBe("GET");
  });

  it("the detail never repeats a password or a token", async () => {
    const secret = "hunter2-hunter2";
    const bodies = [
      `{"schemas":["${userUrn}"],"userName":"x","password":"${secret}",}`,
      `{"schemas":["${userUrn}"],"password":"${secret}"}`,
      `{"schemas":["${userUrn}"],"userName":"x","password":{"a":"${secret}"}}`,
    ];
    for (const raw of bodies) {
      const answer = await connector.send("POST", "/Users", { raw });
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain(secret);
    }
    const user = await makeUser(connector, { userName: "secretive" });
    const body = { schemas: [patchOpUrn], Operations: [{ op: "replace", path: "password", value: { a: secret } }] };
    expect((await connector.send("PATCH", `/Users/${user.id}`, { body })).text).not.toContain(secret);
    expect((await connector.send("GET", "/Users", { authorization: `Bearer ${secret}` })).text).not.toContain(secret);
  });
});
