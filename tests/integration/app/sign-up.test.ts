import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { POST } from "@/app/api/sign-up/route";
import { GET } from "@/app/api/sign-up/slug/route";
import { browserRequest } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";

const context = { params: Promise.resolve({}) };
const send = (body: object, headers: Record<string, string> = {}) =>
  POST(
    browserRequest("POST", "/api/sign-up", { body, headers: { "x-forwarded-for": randomUUID(), ...headers } }),
    context,
  );
const fresh = () => ({
  organizationName: "Contoso",
  slug: `org-${randomUUID().slice(0, 8)}`,
  email: "mia@contoso.example",
  password: "correct horse battery",
});

onEachDatabase("the sign-up route", () => {
  it("creates an organization, and the address is taken from then on", async () => {
    const input = fresh();
    const answer = await send(input);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ slug: input.slug, name: "Contoso" });
    const asked = await GET(browserRequest("GET", `/api/sign-up/slug?slug=${input.slug}`), context);
    expect(await asked.json()).toMatchObject({ available: false, suggestion: `${input.slug}-hq` });
    const again = await send(input);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: "conflict", errors: [{ field: "slug" }] });
  });

  it("names every field that is wrong", async () => {
    const answer = await send({ organizationName: "", slug: "A", email: "x", password: "short" });
    const problem = (await answer.json()) as { errors: { field: string }[] };
    expect(answer.status).toBe(400);
    expect(new Set(problem.errors.map((error) => error.field))).toEqual(
      new Set(["organizationName", "slug", "email", "password"]),
    );
  });

  it("refuses a form of another site", async () => {
    expect((await send(fresh(), { origin: "https://evil.example" })).status).toBe(403);
  });
});
