import { describe, expect, it } from "vitest";
import { SignUp, Slug } from "@/lib/organizations/schemas";

const good = {
  organizationName: " Contoso ",
  slug: "contoso",
  email: "mia.chen@contoso.example",
  password: "correct horse battery",
};

describe("sign-up", () => {
  it("takes four good fields and trims the name", () => {
    expect(SignUp.parse(good)).toEqual({ ...good, organizationName: "Contoso" });
  });

  it.each([
    ["organizationName", "  "],
    ["slug", "Contoso"],
    ["slug", "a"],
    ["slug", "-contoso"],
    ["slug", "contoso--hq"],
    ["slug", "sign-in"],
    ["email", "mia"],
    ["password", "short"],
    ["password", "x".repeat(201)],
  ])("refuses %s = %j and names the field", (field, value) => {
    const parsed = SignUp.safeParse({ ...good, [field]: value });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(field);
  });
});

it("an address is lower-case letters, digits and single hyphens", () => {
  for (const slug of ["contoso", "contoso-hq", "7-eleven", "a1"]) expect(Slug.safeParse(slug).success).toBe(true);
});
