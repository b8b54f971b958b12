import { z } from "zod";
import type { Page } from "@/lib/utils/page";

const Total = z
  .strictObject({ count: z.int(), exact: z.boolean().meta({ description: "False: at least so many." }) })
  .meta({ id: "Total", description: "How many match in all." });

/** What every list answers. */
export interface List<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page, for `after`; null on the last one. */
  readonly next: string | null;
  readonly total: Page<unknown>["total"];
}

/** The answer of a list of these. */
export function listOf<Item>(item: z.ZodType<Item>) {
  return z.strictObject({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: "The cursor of the next page, to be sent as after. Null on the last page." }),
    total: Total,
  }) satisfies z.ZodType<List<Item>>;
}

/** What a list by pages takes besides its filters. */
export const paging = {
  after: z.string().max(8000).exactOptional().meta({ description: "The next of the page before." }),
  limit: z.coerce
    .number("A page has 1 to 200 rows.")
    .int("A page has 1 to 200 rows.")
    .min(1, "A page has 1 to 200 rows.")
    .max(200, "A page has 1 to 200 rows.")
    .exactOptional()
    .meta({ description: "Rows of a page: 1 to 200, 50 unless told." }),
};

/** A page of the browser's lists as the API answers it: forwards only. */
export async function paged<Item>(page: Promise<Page<Item>>): Promise<List<Item>> {
  const { items, next, total } = await page;
  return { items, next, total };
}

/** A list that is short enough to be answered whole. */
export async function whole<Item>(items: Promise<readonly Item[]>): Promise<List<Item>> {
  const all = await items;
  return { items: all, next: null, total: { count: all.length, exact: true } };
}
