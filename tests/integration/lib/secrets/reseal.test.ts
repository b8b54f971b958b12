import { afterEach, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { findConnection } from "@/lib/entra-sign-in/find-connection";
import { resetEnv } from "@/lib/env";
import { resealAll } from "@/lib/secrets/reseal";
import { onEachDatabase } from "@/tests/support/database";
import { makeSignIn } from "@/tests/support/make-sign-in";

const usual = process.env["USHER_SECRET"];

function useSecrets(present: string | undefined, previous: string | undefined): void {
  set("USHER_SECRET", present);
  set("USHER_PREVIOUS_SECRETS", previous);
  resetEnv();
}

function set(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

afterEach(() => useSecrets(usual, undefined));

const earlier = "an earlier secret of 32 characters or more";
const present = "the present secret of 32 characters or more";

async function valuesOf(connectorId: string): Promise<readonly string[]> {
  return (await findConnection(connectorId))?.secrets.map(({ value }) => value) ?? [];
}

onEachDatabase("a change of USHER_SECRET", () => {
  it("leaves client secrets readable, and after the job without the earlier one", async () => {
    useSecrets(earlier, undefined);
    const { ctx, connectorId } = await makeSignIn();
    await addSignInSecret(ctx, connectorId, { secret: "value-one", endsOn: null });
    await addSignInSecret(ctx, connectorId, { secret: "value-two", endsOn: null });
    useSecrets(present, earlier);
    await addSignInSecretOfAnother();
    expect(await valuesOf(connectorId)).toEqual(["value-two", "value-one"]);
    expect((await resealAll()).resealed).toBe(2);
    expect((await resealAll()).resealed).toBe(0);
    useSecrets(present, undefined);
    expect(await valuesOf(connectorId)).toEqual(["value-two", "value-one"]);
  });

  it("leaves alone what no known key opens, and does the rest", async () => {
    useSecrets("a secret that is forgotten for good, alas", undefined);
    const lost = await makeSignIn();
    await addSignInSecret(lost.ctx, lost.connectorId, { secret: "lost-value", endsOn: null });
    useSecrets(earlier, undefined);
    const kept = await makeSignIn();
    await addSignInSecret(kept.ctx, kept.connectorId, { secret: "kept-value", endsOn: null });
    const sealed = () =>
      withOrganization(lost.organization.id, (tx) => tx.query("select sealed from sign_in_secret order by id"));
    const before = await sealed();
    useSecrets(present, earlier);
    const done = await resealAll();
    expect(done.resealed).toBe(1);
    expect(done.lost).toBeGreaterThan(0);
    expect(await sealed()).toEqual(before);
    useSecrets(present, undefined);
    expect(await valuesOf(kept.connectorId)).toEqual(["kept-value"]);
  });
});

/** What is sealed with the present key already is not touched. */
async function addSignInSecretOfAnother(): Promise<void> {
  const { ctx, connectorId } = await makeSignIn();
  await addSignInSecret(ctx, connectorId, { secret: "new-value", endsOn: null });
}
