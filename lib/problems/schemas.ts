import { z } from "zod";

export const MarkProblem = z
  .object({
    causeCode: z.string().regex(/^[a-z0-9_]{1,64}$/, "A cause is written like token_unknown."),
    /** False: shows it again. */
    done: z.boolean(),
  })
  .strict();
export type MarkProblem = z.infer<typeof MarkProblem>;

/** The requests of 24 hours that one cause explains; everything but count and people is of the newest one. */
export interface Problem {
  readonly causeCode: string;
  readonly requestId: string;
  readonly at: string;
  /** Below 400: the request was accepted, and something about it is wrong all the same. */
  readonly status: number;
  readonly scimType: string | null;
  /** “Create user Ada Lovelace” */
  readonly summary: string;
  readonly cause: string;
  readonly cure: string | null;
  /** Not exact: at least so many. */
  readonly count: { readonly count: number; readonly exact: boolean };
  /** Whom it affects, with the names of a few. */
  readonly people: { readonly count: number; readonly names: readonly string[] };
}
