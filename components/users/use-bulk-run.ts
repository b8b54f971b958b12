"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { folderQueries } from "@/lib/folders/queries";
import { groupQueries } from "@/lib/groups/queries";
import { linkMutations } from "@/lib/one-time-links/queries";
import type { IssuedLink, LinksOutcome } from "@/lib/one-time-links/schemas";
import { readUserIds, userMutations, userQueries } from "@/lib/users/queries";
import type { BulkAction, BulkKind, BulkOutcome, UserFilters } from "@/lib/users/schemas";

/** Who is meant: those who were marked, or everybody who matches. */
export type BulkTarget =
  | { readonly kind: "ids"; readonly ids: readonly string[]; readonly count: number }
  | { readonly kind: "matching"; readonly filters: UserFilters; readonly count: number; readonly exact: boolean };

/** What can be done to many: by the verbs of users, or an invitation. `invite`: those who become builtin get a link. */
export type BulkAct =
  | BulkAction
  | { readonly kind: "invite" }
  | { readonly kind: "setLoginMethod"; readonly loginMethod: "sso" | "builtin"; readonly invite: boolean };
export type BulkActKind = BulkKind | "invite";

/** Refusals for one reason, with the first names. */
export interface Refusals {
  readonly code: string | null;
  readonly reason: string;
  readonly count: number;
  readonly names: readonly string[];
}

export interface BulkRun {
  readonly state: "running" | "done" | "stopped";
  readonly done: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refusals: readonly Refusals[];
  /** Links to pass on, where no mail server sends them, and how many it sent. */
  readonly links: readonly IssuedLink[];
  readonly sent: number;
  /** Why it ended early. */
  readonly failure: string | null;
}

const chunk = 100;
const shownNames = 20;
const begin: BulkRun = {
  state: "running",
  done: 0,
  changed: 0,
  unchanged: 0,
  refusals: [],
  links: [],
  sent: 0,
  failure: null,
};

/** Does one thing to many people, some at a time, and tells how far it is. Stopped, it ends after those it is at. */
export function useBulkRun(slug: string) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopped = useRef(false);
  const queryClient = useQueryClient();

  async function start(target: BulkTarget, act: BulkAct): Promise<void> {
    stopped.current = false;
    let now = begin;
    setRun(now);
    try {
      for await (const userIds of chunksOf(slug, target)) {
        now = withOutcome(now, userIds.length, await perform(slug, userIds, act));
        setRun(now);
        if (stopped.current) break;
      }
      setRun({ ...now, state: stopped.current ? "stopped" : "done" });
    } catch (error) {
      setRun({ ...now, state: "stopped", failure: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Afterwards, because a list that becomes empty would take the result away before it is read. */
  async function refresh(): Promise<void> {
    await Promise.all(
      [userQueries, groupQueries, folderQueries].map((queries) =>
        queryClient.invalidateQueries({ queryKey: queries.all(slug) }),
      ),
    );
  }

  return {
    run,
    start,
    refresh,
    stop: () => {
      stopped.current = true;
    },
    reset: () => setRun(null),
  };
}

type Step = BulkOutcome & Partial<Pick<LinksOutcome, "links" | "sentTo">>;

async function perform(slug: string, userIds: readonly string[], act: BulkAct): Promise<Step> {
  if (act.kind === "invite") {
    const { links, sentTo, refused } = await linkMutations.createMany(slug)({ kind: "invite", userIds });
    return { changed: links.length + sentTo.length, unchanged: 0, refused, links, sentTo };
  }
  const outcome = await userMutations.bulk(slug)({ userIds, action: act });
  const { changedIds = [] } = outcome;
  if (!("invite" in act && act.invite) || changedIds.length === 0) return outcome;
  const { links, sentTo, refused } = await linkMutations.createMany(slug)({ kind: "invite", userIds: changedIds });
  return { ...outcome, refused: [...outcome.refused, ...refused], links, sentTo };
}

async function* chunksOf(slug: string, target: BulkTarget): AsyncGenerator<readonly string[]> {
  if (target.kind === "ids") {
    yield* slices(target.ids);
    return;
  }
  for (let after: string | null = null; ; ) {
    const page = await readUserIds(slug, { ...target.filters, ...(after === null ? {} : { after }) });
    yield* slices(page.ids);
    if (page.next === null) return;
    after = page.next;
  }
}

function* slices(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += chunk) yield ids.slice(from, from + chunk);
}

function withOutcome(run: BulkRun, asked: number, outcome: Step): BulkRun {
  return {
    ...run,
    done: run.done + asked,
    changed: run.changed + outcome.changed,
    unchanged: run.unchanged + outcome.unchanged,
    links: [...run.links, ...(outcome.links ?? [])],
    sent: run.sent + (outcome.sentTo?.length ?? 0),
    refusals: outcome.refused.reduce(withRefusal, run.refusals),
  };
}

function withRefusal(refusals: readonly Refusals[], refused: BulkOutcome["refused"][number]): readonly Refusals[] {
  const same = (one: Refusals) => (refused.code === null ? one.reason === refused.reason : one.code === refused.code);
  const known = refusals.find(same);
  if (known === undefined) {
    return [...refusals, { code: refused.code, reason: refused.reason, count: 1, names: [refused.name] }];
  }
  const names = known.names.length < shownNames ? [...known.names, refused.name] : known.names;
  return refusals.map((one) => (one === known ? { ...known, count: known.count + 1, names } : one));
}
