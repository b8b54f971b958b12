import { describe, expect, it } from "vitest";
import { parseCommandLine } from "@/lib/entra-client/command-line";

const needed = ["--url", "http://localhost:3000/scim/v2/1", "--token", "secret"];

describe("parseCommandLine", () => {
  it("fills in what is not given", () => {
    expect(parseCommandLine(needed)).toEqual({
      kind: "run",
      options: {
        url: "http://localhost:3000/scim/v2/1",
        token: "secret",
        users: 50,
        groups: 5,
        flag: "legacy",
        concurrency: 8,
        deleteAll: false,
        retry: { throttled: 5 },
        timeoutMs: 30_000,
      },
    });
  });

  it("takes the dialect from a tenant URL with the flag, unless --flag says otherwise", () => {
    const flagged = ["--url", "http://localhost/scim/?aadOptscim062020", "--token", "secret"];
    expect(parseCommandLine(flagged)).toMatchObject({ options: { flag: "aadOptscim062020" } });
    expect(parseCommandLine([...flagged, "--flag", "alternate"])).toMatchObject({ options: { flag: "alternate" } });
  });

  it.each([
    [["--token", "x"], "--url is missing"],
    [["--url", "localhost", "--token", "x"], "--url localhost is no http"],
    [["--url", "http://localhost"], "--token is missing"],
    [["--url", "http://localhost", "--token", "Bearer x"], "leave that word out"],
    [["--url", "http://localhost", "--token", "a\nb"], "--token has characters"],
    [[...needed, "--users", "0"], "--users 0"],
    [[...needed, "--groups", "-1"], "--groups"],
    [[...needed, "--concurrency", "many"], "--concurrency many"],
    [[...needed, "--flag", "new"], "--flag new is unknown: use legacy"],
    [[...needed, "--steps", "users,nix"], "--steps nix is unknown"],
    [[...needed, "--seed", " "], "--seed is empty"],
    [[...needed, "--keep", "--delete-all"], "drop one"],
    [[...needed, "--colour"], "--colour"],
    [[...needed, "more"], "more"],
  ])("refuses %j", (argv, words) => {
    const result = parseCommandLine(argv);
    expect(result).toMatchObject({ kind: "wrong", message: expect.stringContaining(words) });
  });
});
