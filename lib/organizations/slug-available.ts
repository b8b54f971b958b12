import { withoutOrganization } from "@/lib/db/without-organization";
import { Slug, type SlugAvailability } from "@/lib/organizations/schemas";

const endings = ["hq", "team", "group", "2", "3", "4", "5"];

/** Whether `slug` can be taken, and if another organization has it, one close to it that can. */
export async function slugAvailable(slug: string): Promise<SlugAvailability> {
  const parsed = Slug.safeParse(slug);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "This address cannot be used.";
    return { slug, available: false, message, suggestion: null };
  }
  const others = endings.map((ending) => `${slug}-${ending}`).filter((other) => Slug.safeParse(other).success);
  const taken = await findTaken([slug, ...others]);
  if (!taken.has(slug)) return { slug, available: true, message: null, suggestion: null };
  const suggestion = others.find((other) => !taken.has(other)) ?? null;
  return {
    slug,
    available: false,
    message: suggestion === null ? "Taken, try another one" : `Taken, try ${suggestion}`,
    suggestion,
  };
}

async function findTaken(slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await withoutOrganization((tx) =>
    tx.query<{ slug: string }>(
      `select slug from organization where slug = any($1::text[])
       union select slug from old_slug where slug = any($1::text[])`,
      [[...slugs]],
    ),
  );
  return new Set(rows.map((row) => row.slug));
}
