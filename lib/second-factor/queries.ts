import { sendJson } from "@/lib/http/api-client";
import type { RecoveryCodes, SecondFactorCode, SecondFactorSetUp } from "@/lib/second-factor/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}`;

/** The writers of second factors, as `mutationFn`. After one's own invalidate `profileQueries.all(slug)`. */
export const secondFactorMutations = {
  begin: (slug: string) => () => sendJson<SecondFactorSetUp>("POST", `${base(slug)}/profile/second-factor`),

  confirm: (slug: string) => (input: SecondFactorCode) =>
    sendJson<RecoveryCodes>("POST", `${base(slug)}/profile/second-factor/confirm`, input),

  remove: (slug: string) => (input: SecondFactorCode) =>
    sendJson<void>("POST", `${base(slug)}/profile/second-factor/remove`, input),

  removeOf: (slug: string, userId: string) => () =>
    sendJson<void>("DELETE", `${base(slug)}/users/${userId}/second-factor`),
};
