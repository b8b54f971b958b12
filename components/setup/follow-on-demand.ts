import type { Translate } from "@/i18n/translate";
import type { OnDemandStep } from "@/lib/rehearsal/schemas";
import type { RequestListItem } from "@/lib/request-log/schemas";
import type { setup } from "@/messages/en/setup";

/** How far Entra is with one person, in its own step names. */
export interface FollowedStep {
  readonly name: OnDemandStep["name"];
  readonly state: "waiting" | "done" | "refused";
  readonly at: string | null;
  readonly note: string | null;
}

type Request = Pick<
  RequestListItem,
  "at" | "method" | "outcome" | "summary" | "cause" | "cure" | "isProbe" | "resourceType"
>;

/**
 * What **Provision on demand** does, as far as its requests tell, newest first. Entra reads the person and judges the scope within
 * itself: both are over once it looks for the person here.
 */
export function followOnDemand(requests: readonly Request[], since: string): readonly FollowedStep[] {
  const own = requests.filter(
    (request) => !request.isProbe && request.at >= since && !/^\/|schema/i.test(request.summary),
  );
  const write = own.find(({ method }) => method !== "GET") ?? null;
  const match = own.find(({ method, at }) => method === "GET" && (write === null || at <= write.at)) ?? null;
  const begun = match ?? write;
  const inEntra = (name: FollowedStep["name"]): FollowedStep => ({
    name,
    state: begun === null ? "waiting" : "done",
    at: begun?.at ?? null,
    note: null,
  });
  return [
    inEntra("import"),
    inEntra("scope"),
    match === null ? { ...inEntra("match") } : { ...seen("match", match) },
    write === null ? { name: "action", state: "waiting", at: null, note: null } : seen("action", write),
  ];
}

function seen(name: FollowedStep["name"], { at, outcome, summary, cause, cure }: Request): FollowedStep {
  if (outcome === "accepted") return { name, state: "done", at, note: summary };
  return { name, state: "refused", at, note: [cause ?? summary, cure].filter(Boolean).join(" ") };
}

const verbs: Readonly<Record<string, keyof typeof setup.arrivals.happened>> = {
  Add: "added",
  Remove: "removed",
  Create: "created",
  Update: "updated",
  Replace: "replaced",
  Delete: "deleted",
};

/** “Create user Ada Lovelace” → “Created Ada Lovelace”. */
export function whatHappened(t: Translate<"setup">, summary: string): string {
  const [, verb = "", what = ""] = /^(\w+) (?:user |group )?(.*)$/su.exec(summary) ?? [];
  const happened = verbs[verb];
  return happened === undefined ? summary : t(`arrivals.happened.${happened}`, { what }).trim();
}
