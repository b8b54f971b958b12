import { expect } from "vitest";
import type { Page } from "@/lib/utils/page";

type Cursor = { readonly after?: string; readonly before?: string };

/**
 * Turns the pages of a list to its end and back to its beginning, and expects the same pages both ways. Returns all items.
 */
export async function readAllPages<Item>(read: (cursor: Cursor) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const forwards = [await read({})];
  expect(forwards[0]?.previous).toBeNull();
  for (let last = forwards[0]; last?.next; last = forwards.at(-1)) forwards.push(await read({ after: last.next }));
  const backwards = [forwards.at(-1) as Page<Item>];
  for (let first = backwards[0]; first?.previous; first = backwards[0]) {
    backwards.unshift(await read({ before: first.previous }));
  }
  expect(backwards.map((page) => page.items)).toEqual(forwards.map((page) => page.items));
  const items = forwards.flatMap((page) => page.items);
  expect(forwards.map((page) => page.total)).toEqual(forwards.map(() => ({ count: items.length, exact: true })));
  return items;
}
