import { describe, expect, it } from "vitest";
import { judgePassword } from "@/lib/utils/judge-password";

const owner = { email: "mia.chen@contoso.example", name: "Mia Chen", organization: "Contoso" };

describe("judging a password", () => {
  it.each([
    ["short", /^Too short: 5 of 12/],
    ["mia.chen@contoso.example", /like your e-mail/],
    ["xx MIA.CHEN xx 42", /like your e-mail/],
    ["Contoso-Mia-2026", /your name, e-mail or organization/],
    ["contoso contoso contoso", /your name, e-mail or organization/],
    ["aaaaaaaaaaaabbbb", /repeats itself/],
    ["password123456", /many people use/],
    ["iloveyou123456", /many people use/],
    ["P@ssw0rd2026!", /many people use/],
    ["Passw0rd!Passw0rd!", /repeats itself/],
    ["qwertyuiopasdf", /Weak/],
    ["abcdefghijklmn", /follows the alphabet/],
    ["Winter2026Winter", /few common words/],
    ["Summer2026!!", /Weak/],
  ])("finds %s weak and says why", async (password, reason) => {
    const judgement = await judgePassword(password, owner);
    expect(judgement.word).toBe("Weak");
    expect(judgement.weakness).toMatch(reason);
  });

  it.each(["correct horse battery", "royal purple tea pot", "k8f!q2z@p0w#m5"])("lets %s pass", async (password) => {
    expect(await judgePassword(password, owner)).toMatchObject({ weakness: null });
  });

  it("lets a password contain a local part of few letters", async () => {
    expect(await judgePassword("royal purple tea pot", { email: "al@contoso.example" })).toMatchObject({
      weakness: null,
    });
  });

  it("judges the longest password that is taken in well under a second", async () => {
    // The processor's time: the clock's depends on what else runs.
    const before = process.cpuUsage();
    await judgePassword("4@8({[</369&#!1|0$5+7%2".repeat(9).slice(0, 200), owner);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});
