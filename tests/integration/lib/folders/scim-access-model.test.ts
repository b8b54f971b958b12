import fc from "fast-check";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { deleteFolder } from "@/lib/folders/delete-folder";
import { listFolders } from "@/lib/folders/list-folders";
import type { FolderItem } from "@/lib/folders/schemas";
import { updateFolder } from "@/lib/folders/update-folder";
import { onEachDatabase } from "@/tests/support/database";
import { askFor } from "@/tests/support/folders";
import { makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

// Few names, so that folders often meet: names that differ in case, and external ids that are names of others.
const words = ["Sales", "sales", "EU", "Ops", "4711"] as const;
const word = fc.constantFrom(...words);
const slot = fc.nat(7);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("create"), name: word, externalId: fc.option(word), in: slot }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("rename"), at: slot, name: word, externalId: fc.option(word) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("move"), at: slot, in: slot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete"), at: slot }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("ask"),
      who: fc.nat(2),
      words: fc.array(word, { maxLength: 3 }),
      ids: fc.array(slot, { maxLength: 1 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The rule in plain words: id, then external id exactly, then the name if one folder alone has it. */
function meant(folders: readonly FolderItem[], value: string): string | undefined {
  const byId = folders.find((folder) => folder.id === value.toLowerCase());
  const byExternalId = folders.find((folder) => folder.externalId === value);
  const byName = folders.filter((folder) => folder.name.toLowerCase() === value.toLowerCase());
  return (byId ?? byExternalId ?? (byName.length === 1 ? byName[0] : undefined))?.id;
}

function firstSpellings(values: readonly string[]): readonly string[] {
  return [...new Map(values.toReversed().map((value) => [value.toLowerCase(), value])).values()];
}

onEachDatabase("folders that SCIM gives", () => {
  it("are, after any changes, those that the values mean now", { timeout: 180_000 }, async () => {
    const { id, ctx } = await makeOrganization();
    const people = await makePeople(id, 3);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        await clear(id);
        const asked = new Map<string, readonly string[]>(people.map((userId) => [userId, []]));
        const everMade: string[] = [];
        const at = (index: number) => everMade[index % Math.max(everMade.length, 1)] ?? "";
        for (const one of steps) await quietly(() => take(one));

        async function take(one: Step): Promise<void> {
          const folders = await listFolders(ctx(), {});
          const existing = (index: number) => folders.find((folder) => folder.id === at(index));
          if (one.kind === "create") {
            const input = { name: one.name, externalId: one.externalId, parentId: existing(one.in)?.id ?? null };
            everMade.push((await createFolder(ctx(), input)).id);
          }
          if (one.kind === "ask") {
            const values = [...one.words, ...one.ids.map(at)];
            const userId = people[one.who] ?? "";
            await askFor(id, userId, values);
            asked.set(userId, firstSpellings(values.filter((value) => value !== "")));
          }
          const folder = "at" in one ? existing(one.at) : undefined;
          if (folder === undefined) return;
          const { version } = folder;
          if (one.kind === "delete") await deleteFolder(ctx(), folder.id);
          if (one.kind === "move")
            await updateFolder(ctx(), folder.id, { version, parentId: existing(one.in)?.id ?? null });
          if (one.kind === "rename") {
            await updateFolder(ctx(), folder.id, { version, name: one.name, externalId: one.externalId });
          }
        }

        const folders = await listFolders(ctx(), {});
        const expected = [...asked].flatMap(([userId, values]) =>
          [...new Set(values.map((value) => meant(folders, value)))].flatMap((folderId) =>
            folderId === undefined ? [] : `${userId} ${folderId}`,
          ),
        );
        const actual = await withOrganization(id, (tx) =>
          tx.query<{ row: string }>(
            `select user_id || ' ' || folder_id as row from folder_access where organization_id = $1 and source = 'scim'`,
            [id],
          ),
        );
        expect(actual.map(({ row }) => row).sort()).toEqual(expected.sort());
      }),
      { numRuns: 40 },
    );
  });
});

async function clear(organizationId: string): Promise<void> {
  await withOrganization(organizationId, async (tx) => {
    await tx.query("delete from folder_request where organization_id = $1", [organizationId]);
    await tx.query("delete from folder where organization_id = $1", [organizationId]);
  });
}

/** What the verbs refuse, such as a name that is taken, changes nothing. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^(conflict|invalid_input)$/) });
  }
}
