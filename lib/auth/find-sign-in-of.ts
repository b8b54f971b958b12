import { lookUp } from "@/lib/db/without-organization";

interface SignInOf {
  readonly name: string;
  /** The connectors by which its people sign in. */
  readonly connectors: readonly { readonly id: string; readonly name: string }[];
}

/** What the sign-in page of one organization shows; null when there is none at that address. */
export async function findSignInOf(slug: string): Promise<SignInOf | null> {
  const [row] = await lookUp<SignInOf>(
    `select o.name, (
       select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.id), '[]')
       from connector_sign_in s join connector c on c.organization_id = s.organization_id and c.id = s.connector_id
       where s.organization_id = o.id and s.active and exists (
         select 1 from sign_in_secret x where x.organization_id = s.organization_id and x.connector_id = s.connector_id)
     ) as connectors
     from organization o where o.slug = $1`,
    [slug.toLowerCase()],
  );
  return row ?? null;
}
