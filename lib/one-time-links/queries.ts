import { sendJson } from "@/lib/http/api-client";
import type {
  AskForReset,
  CreateLinks,
  InvitedUser,
  LinkKind,
  LinksOutcome,
  RedeemedLink,
  RedeemLink,
} from "@/lib/one-time-links/schemas";
import type { CreateUser } from "@/lib/users/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/users`;

/** The writers of one-time links, as `mutationFn`. After those of an organization invalidate `userQueries.all(slug)`. */
export const linkMutations = {
  invite: (slug: string) => (input: CreateUser) => sendJson<InvitedUser>("POST", `${base(slug)}/invite`, input),

  create: (slug: string, userId: string) => (kind: LinkKind) =>
    sendJson<LinksOutcome>("POST", `${base(slug)}/${userId}/link`, { kind }),

  createMany: (slug: string) => (input: CreateLinks) => sendJson<LinksOutcome>("POST", `${base(slug)}/links`, input),

  redeem: (input: RedeemLink) => sendJson<RedeemedLink>("POST", "/api/one-time-links/redeem", input),

  askForReset: (input: AskForReset) => sendJson<void>("POST", "/api/one-time-links/ask", input),
};
