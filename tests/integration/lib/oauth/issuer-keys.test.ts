import { jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { issuerKeys, KeysUnavailable } from "@/lib/oauth/issuer-keys";
import { type EntraIssuer, startEntraIssuer } from "@/tests/support/entra-issuer";

describe("the keys of an issuer", () => {
  let entra: EntraIssuer;
  const verify = async (assertion: string, jwksUri = entra.jwksUri) =>
    await jwtVerify(assertion, issuerKeys(jwksUri), { currentDate: new Date() });
  const wait = (ms: number) => vi.setSystemTime(Date.now() + ms);

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    entra = await startEntraIssuer();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await entra.stop();
  });

  it("are not asked for again within 30 seconds of a fetch that failed", async () => {
    entra.setDown(true);
    const assertion = await entra.assertion();
    for (let round = 0; round < 20; round += 1) await expect(verify(assertion)).rejects.toThrow(KeysUnavailable);
    await Promise.allSettled(Array.from({ length: 20 }, () => verify(assertion)));
    expect(entra.fetches()).toBe(1);
    entra.setDown(false);
    await expect(verify(assertion)).rejects.toThrow(KeysUnavailable);
    wait(31_000);
    await verify(assertion);
    expect(entra.fetches()).toBe(2);
  });

  it("cannot be said to lack a key while they cannot be fetched; the known ones serve, at one fetch in 30 seconds", async () => {
    const known = await entra.assertion();
    await verify(known);
    await entra.rotate();
    const fresh = await entra.assertion();
    entra.setDown(true);
    wait(31_000);
    for (let round = 0; round < 10; round += 1) {
      await expect(verify(fresh)).rejects.toThrow(KeysUnavailable);
      await verify(known);
    }
    expect(entra.fetches()).toBe(2);
    entra.setDown(false);
    wait(31_000);
    await verify(fresh);
    expect(entra.fetches()).toBe(3);
  });

  it("of somebody else do not push out what is in use", async () => {
    const assertion = await entra.assertion();
    await verify(assertion);
    const other = await startEntraIssuer();
    const others = await other.assertion();
    for (let one = 0; one < 600; one += 1) {
      await verify(others, `${other.jwksUri}?with=${one}`);
      if (one % 100 === 0) await verify(assertion);
    }
    other.setDown(true);
    for (let one = 0; one < 600; one += 1) {
      await expect(verify(others, `${other.jwksUri}?without=${one}`)).rejects.toThrow(KeysUnavailable);
    }
    await verify(assertion);
    expect(entra.fetches()).toBe(1);
    await other.stop();
  });
});
