import { describe, expect, it } from "vitest";
import { DeclareMetadataKey, MetadataKeyName, UpdateMetadataKey } from "@/lib/metadata/schemas";

const message = (key: string) => MetadataKeyName.safeParse(key).error?.issues.map((issue) => issue.message);
const split = "A key has letters, digits, - and _ and no dot or colon, because Entra would split it.";

describe("a metadata key's name", () => {
  it.each(["CostCenter", "a", "cost-center_2", "constructor", "a".repeat(100)])("may be %s", (key) => {
    expect(MetadataKeyName.parse(key)).toBe(key);
  });

  it("loses the spaces around it", () => {
    expect(MetadataKeyName.parse("  CostCenter ")).toBe("CostCenter");
  });

  it.each(["cost.center", "urn:cost", "cost center", "köln", "a$", "a[0]", "a/b", "a\nb"])("may not be %j", (key) => {
    expect(message(key)).toEqual([split]);
  });

  it.each(["__proto__", "1st", "-x"])("may not begin as %s", (key) => {
    expect(message(key)).toEqual(["A key begins with a letter."]);
  });

  it("has 1 to 100 characters", () => {
    expect(message("a".repeat(101))).toEqual(["A key has at most 100 characters."]);
    expect(message("a".repeat(300))).toEqual(["A key has at most 100 characters."]);
    expect(message(" ")).toContain("Enter a key, such as CostCenter.");
  });
});

describe("the inputs of metadata keys", () => {
  it("say how long a description may be", () => {
    const long = "x".repeat(201);
    for (const parsed of [
      DeclareMetadataKey.safeParse({ key: "a", description: long }),
      UpdateMetadataKey.safeParse({ description: long, version: 1 }),
    ]) {
      expect(parsed.error?.issues[0]?.message).toBe("A description has at most 200 characters.");
    }
  });
});
