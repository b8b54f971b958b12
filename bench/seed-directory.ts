import { insertHistory } from "@/bench/seed-history";
import { id, size } from "@/bench/seed-size";
import type { Database } from "@/lib/db/database";

/** The organization that is measured, and the ids that its filters name. */
export interface SeededDirectory {
  readonly organizationId: string;
  readonly connectorId: string;
  /** Has 150 members. */
  readonly groupId: string;
  /** A group of all users. */
  readonly everybodyId: string;
  /** 200 people have it. */
  readonly folderId: string;
  /** Everybody has it, a tenth of them by hand as well. */
  readonly bigFolderId: string;
  /** Has 300 folders and a long history. */
  readonly userId: string;
  /** The guard's, about 20,000 people. */
  readonly holdId: string;
}

/** Fills an empty database with one organization, by a few statements. */
export async function seedDirectory(database: Database): Promise<SeededDirectory> {
  const organizationId = "a0000000-0000-7000-8000-000000000001";
  const run = (text: string) => database.query(text);
  await run(`insert into organization (id, slug, name, created_at) values ('${organizationId}', 'big', 'Big', now())`);
  await run(`insert into connector (organization_id, id, kind, name, provisioning_on, created_at)
    values ('${organizationId}', ${id("c", "1")}, 'entra', 'Microsoft Entra ID', true, now())`);
  await run(insertUsers(organizationId));
  for (const statement of [...insertRest(organizationId), ...insertHistory(organizationId)]) await run(statement);
  // As the server's autovacuum does it, and tidyTables on PGlite.
  await run("vacuum (analyze)");
  const [ids] = await database.query<Omit<SeededDirectory, "organizationId">>(
    `select ${id("c", "1")} as "connectorId", ${id("d", "77")} as "groupId", ${id("d", "21")} as "everybodyId", ${id("f", "7")} as "folderId",
       ${id("f", "1")} as "bigFolderId", ${id("b", "1")} as "userId", ${id("8", "1")} as "holdId"`,
  );
  if (ids === undefined) throw new Error("The directory was not seeded.");
  return { organizationId, ...ids };
}

/** Every 20th person was made by hand, every 50th is inactive, half of them have metadata; the attributes are Entra's usual ones. */
function insertUsers(organizationId: string): string {
  return `insert into "user" (organization_id, id, connector_id, user_name, user_name_key, external_id, active, display_name,
      user_type, primary_email, primary_email_key, access_role_by_hand, login_method, attributes, version, created_at, updated_at)
    select '${organizationId}', ${id("b", "n")}, case when n % 20 = 0 then null else ${id("c", "1")} end,
      'person.' || n || '@contoso.example', 'person.' || n || '@contoso.example', md5(n::text)::uuid::text, n % 50 <> 0,
      initcap(substr(md5('first' || n), 1, 7)) || ' ' || initcap(substr(md5('last' || n % 5000), 1, 9)),
      (array['Premium', 'Standard', null])[1 + n % 3], 'person.' || n || '@contoso.example',
      'person.' || n || '@contoso.example', case when n % 1000 = 0 then 'Admin' when n % 10 = 0 then 'User' end,
      case when n % 20 = 0 then 'builtin' else 'sso' end,
      jsonb_build_object('name', jsonb_build_object('givenName', substr(md5('first' || n), 1, 7), 'familyName', md5('last' || n)),
        'emails', jsonb_build_array(jsonb_build_object('type', 'work', 'primary', true, 'value', 'person.' || n || '@contoso.example')),
        'title', 'Engineer', 'preferredLanguage', 'en-US', 'phoneNumbers',
        jsonb_build_array(jsonb_build_object('type', 'work', 'value', '+49 30 ' || n), jsonb_build_object('type', 'mobile', 'value', '+49 170 ' || n)),
        'addresses', jsonb_build_array(jsonb_build_object('type', 'work', 'streetAddress', n || ' Main Street', 'locality', 'Berlin', 'country', 'DE')),
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
        jsonb_build_object('employeeNumber', 'E' || n, 'department', 'Department ' || n % 300))
      || case when n % 2 = 0 then '{}'::jsonb else jsonb_build_object('urn:ietf:params:scim:schemas:extension:2.0:Metadata',
        jsonb_build_object('CostCenter', (n % 400)::text, 'Key' || n % ${size.metadataKeys}, 'x')) end,
      1, now() - n * interval '1 minute', now()
    from generate_series(1, ${size.users}) n`;
}

function insertRest(organizationId: string): readonly string[] {
  return [
    `insert into "group" (organization_id, id, connector_id, display_name, display_name_key, external_id, version, created_at, updated_at)
     select '${organizationId}', ${id("d", "n")}, case when n % 10 = 0 then null else ${id("c", "1")} end, 'Team ' || n, 'team ' || n,
       md5(n::text), 1, now(), now() from generate_series(1, ${size.groups}) n`,
    // Groups 1 to 20 are empty; the others have 150 members each, and number 21 everybody.
    `insert into group_member (organization_id, group_id, user_id, added_at)
     select '${organizationId}', ${id("d", "g")}, ${id("b", `1 + (g * 7919 + m * 631) % ${size.users}`)}, now()
     from generate_series(22, ${size.groups}) g, generate_series(1, 150) m on conflict do nothing`,
    `insert into group_member (organization_id, group_id, user_id, added_at)
     select '${organizationId}', ${id("d", "21")}, ${id("b", "n")}, now() from generate_series(1, ${size.users}) n`,
    `insert into folder (organization_id, id, parent_id, name, name_key, version, created_at, updated_at)
     select '${organizationId}', ${id("f", "n")}, null, 'Folder ' || n, 'folder ' || n, 1, now(), now()
     from generate_series(1, ${size.folders}) n`,
    `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
     select '${organizationId}', ${id("f", "f")}, ${id("b", `1 + (f * 104729 + m * 977) % ${size.users}`)}, 'scim', 'Entra', now()
     from generate_series(1, ${size.folders}) f, generate_series(1, 200) m on conflict do nothing`,
    `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
     select '${organizationId}'::uuid, ${id("f", "1")}, ${id("b", "n")}, 'scim', 'Entra', now() from generate_series(1, ${size.users}) n
     union all
     select '${organizationId}', ${id("f", "1")}, ${id("b", "n * 10")}, 'hand', 'Mia Chen', now() from generate_series(1, ${size.users} / 10) n
     union all
     select '${organizationId}', ${id("f", "f")}, ${id("b", "1")}, 'hand', 'Mia Chen', now() from generate_series(2, 300) f
     on conflict do nothing`,
    // Half of the requests name one of 400 folders, half one of 20,000; a tenth of the 400 are ignored.
    `insert into folder_request (organization_id, user_id, value_key, value, connector_id, folder_id, since)
     select '${organizationId}', ${id("b", `1 + n % ${size.users}`)}, 'unknown ' || place, 'Unknown ' || place, ${id("c", "1")}, null,
       now() - n * interval '1 second'
     from generate_series(1, ${size.unknownFolders}) n
     cross join lateral (select case when n <= ${size.users} then n % 400 else 1000 + n % 20000 end as place) drawn`,
    `insert into ignored_folder (organization_id, value_key, value, ignored_by, ignored_at)
     select '${organizationId}', 'unknown ' || n, 'Unknown ' || n, 'Mia Chen', now() from generate_series(1, 40) n`,
    `insert into group_rule (organization_id, id, position, group_id, group_name, access_role, created_at)
     select '${organizationId}', ${id("e", "n")}, n, ${id("d", `case n when ${size.rules} then 21 else 100 + n end`)}, 'Team', 'User', now()
     from generate_series(1, ${size.rules}) n`,
    `insert into metadata_key (organization_id, key_folded, key, declared_by, at_first_sight, created_at)
     select '${organizationId}', lower(key), key, 'Entra', true, now()
     from unnest(array['CostCenter'] || array(select 'Key' || n from generate_series(0, ${size.metadataKeys - 1}) n)) key`,
  ];
}
