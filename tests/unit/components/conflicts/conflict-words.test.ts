import { describe, expect, it } from "vitest";
import { apartEffect } from "@/components/conflicts/conflict-words";
import type { ConflictCandidate, ConflictDto } from "@/lib/conflicts/schemas";
import { translate } from "@/tests/support/translate";

const t = translate("conflicts");

const lin: ConflictCandidate = {
  id: "u1",
  label: "Lin Zhao",
  userName: "lin@fabrikam.example",
  email: null,
  externalId: null,
  owner: null,
  deletedAt: null,
  fits: ["userName"],
  groups: 0,
  folders: 0,
  sessions: 0,
  gone: false,
};

const conflict: ConflictDto = {
  id: "c1",
  kind: "same_email",
  state: "open",
  connectorId: "e1",
  connectorName: "Microsoft Entra ID",
  sent: {
    userName: "lin.zhao@contoso.example",
    displayName: "Lin Zhao",
    email: "lin@fabrikam.example",
    externalId: null,
    values: 5,
  },
  createdUserId: null,
  candidates: [lin],
  times: 1,
  firstSeenAt: "2026-11-03T09:14:00.000Z",
  lastSeenAt: "2026-11-03T09:14:00.000Z",
  decidedBy: null,
  decidedAt: null,
  linkedUserId: null,
};

describe("what keeping apart does", () => {
  it("lets Entra's person arrive while only the e-mail is somebody's user name", () => {
    expect(apartEffect(t, conflict)).toBe(
      "Kept apart: Entra's person becomes a user of their own when Entra sends them again.",
    );
  });

  it("cannot do so while the user name itself is taken, in any spelling", () => {
    const sent = { ...conflict.sent, userName: "LIN@fabrikam.example" };
    expect(apartEffect(t, { ...conflict, sent })).toBe(
      "Kept apart: Entra's person arrives once Lin Zhao has another user name. Until then Entra is refused.",
    );
    expect(apartEffect(t, { ...conflict, sent, candidates: [{ ...lin, gone: true }] })).toContain("becomes a user");
  });
});
