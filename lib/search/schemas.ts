import { z } from "zod";

/** How many of each kind the command palette shows. */
export const foundOfEach = 5;

export const FindAnything = z.strictObject({
  q: z.string().trim().min(1, "Enter what to look for.").max(100, "At most 100 characters."),
});
export type FindAnything = z.infer<typeof FindAnything>;

/** One thing of the organization that a search found, and where its page is. */
export interface Found {
  readonly kind: "user" | "group" | "folder" | "request";
  readonly id: string;
  readonly label: string;
  /** What tells it from another of the same name: an e-mail address, the folders above it. */
  readonly hint: string | null;
  /** Below `/o/{slug}`. */
  readonly path: string;
}
