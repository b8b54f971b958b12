import { id, size, uuidBefore } from "@/bench/seed-size";

/** Statements that give the directory a past: leavers, decisions that wait, and logs. They come after those of the directory. */
export function insertHistory(organizationId: string): readonly string[] {
  return [
    insertLeavers(organizationId),
    insertConflicts(organizationId),
    ...insertHold(organizationId),
    insertRequests(organizationId),
    insertSignIns(organizationId),
    insertEntries(organizationId),
  ];
}

/** Each with three groups and five folders, and a row as wide as it was. */
function insertLeavers(organizationId: string): string {
  return `insert into user_tombstone (organization_id, id, connector_id, user_name, user_name_key, external_id, label, deleted_by,
      deleted_at, purge_at, snapshot)
    select '${organizationId}', ${id("9", "n")}, ${id("c", "1")}, 'leaver.' || n || '@contoso.example',
      'leaver.' || n || '@contoso.example', md5('leaver' || n)::uuid::text, initcap(substr(md5('gone' || n), 1, 9)) || ' Öztürk', 'Entra',
      now() - n * interval '30 seconds', now() + interval '30 days' - n * interval '30 seconds',
      jsonb_build_object('user', to_jsonb(u), 'folder_requests', '[]'::jsonb,
        'memberships', (select jsonb_agg(jsonb_build_object('group_id', ${id("d", "100 + m")}, 'added_at', now())) from generate_series(1, 3) m),
        'folder_access', (select jsonb_agg(jsonb_build_object('folder_id', ${id("f", "m")}, 'source', 'scim', 'granted_by', 'Entra', 'since', now()))
          from generate_series(1, 5) m))
    from generate_series(1, ${size.leavers}) n join "user" u on u.organization_id = '${organizationId}' and u.id = ${id("b", "n")}`;
}

/** As many decided as open, each with two candidates. */
function insertConflicts(organizationId: string): string {
  return `insert into conflict (organization_id, id, connector_id, kind, state, sent, sent_key, sent_label, created_user_id, candidates,
      times, first_seen_at, last_seen_at, decided_by, decided_at)
    select '${organizationId}', ${uuidBefore("n", "minute")}, ${id("c", "1")}, 'same_email',
      case when n % 2 = 0 then 'open' when n % 4 = 1 then 'linked' else 'apart' end,
      jsonb_build_object('userName', u.user_name, 'externalId', u.external_id, 'active', true, 'displayName', u.display_name,
        'userType', null, 'attributes', u.attributes),
      'sent ' || n, u.user_name, null, jsonb_build_array(${id("b", "n")}, ${id("b", "n + 50000")}), 1, now(), now(),
      case when n % 2 = 1 then 'Mia Chen' end, case when n % 2 = 1 then now() end
    from generate_series(1, 2 * ${size.conflicts}) n join "user" u on u.organization_id = '${organizationId}' and u.id = ${id("b", "n")}`;
}

/** Held because a group was emptied; the first hundred had lost access before. */
function insertHold(organizationId: string): readonly string[] {
  return [
    `insert into guard_hold (organization_id, id, connector_id, state, guard_limit, started_at)
     values ('${organizationId}', ${id("8", "1")}, ${id("c", "1")}, 'held', 250, now())`,
    `update connector set hold_id = ${id("8", "1")} where organization_id = '${organizationId}'`,
    `insert into access_loss (organization_id, id, connector_id, user_id, label, wanted, state, hold_id, request_id, at)
     select '${organizationId}', ${uuidBefore("n", "millisecond")}, ${id("c", "1")}, ${id("b", "n")}, 'Person ' || n,
       'deactivate', case when n <= 100 then 'done' else 'waiting' end, ${id("8", "1")}, 'bench', now()
     from generate_series(1, ${size.held}) n`,
    // Entra sends a thousand members with each PATCH.
    `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id, target_name,
       before, after, request_id)
     select '${organizationId}', ${uuidBefore("n", "second")}, now(), 'connector', null, 'Entra', 'group.members', 'Group',
       ${id("d", "21")}::text, 'Team 21', jsonb_build_object('removed',
         (select jsonb_agg(${id("b", "n * 1000 + m")}) from generate_series(1, 1000) m)), null, 'bench'
     from generate_series(0, ${size.held} / 1000) n`,
  ];
}

/** A first cycle that never stops: a request each 400 ms, which makes the last day the busiest that Entra can. */
function insertRequests(organizationId: string): string {
  return `insert into request_log (organization_id, id, connector_id, at, token_id, token_name, remote_address, method, path, status, scim_type,
      duration_ms, summary, cause_code, cause, cure, resource_type, resource_id, resource_name, is_probe, notes, body, changes)
    select '${organizationId}', ${uuidBefore("n::bigint * 400", "millisecond")}, ${id("c", "1")}, now() - n * interval '400 milliseconds',
      ${id("e", "1 + n % 3")}, 'Entra', '20.0.0.1', method, '/Users/' || n, status, case when status = 400 then 'invalidValue' end, 12.5,
      'Update user Person ' || n, case when status = 400 then 'value' end, case when status = 400 then 'The user type is unknown.' end,
      case when status = 400 then 'Map a user type that Usher knows.' end, 'User', ${id("b", `1 + n % ${size.users}`)}::text, 'Person ' || n,
      n % 1000 = 0, '[]',
      jsonb_build_object('schemas', jsonb_build_array('urn:ietf:params:scim:api:messages:2.0:PatchOp'), 'Operations', jsonb_build_array(
        jsonb_build_object('op', 'Replace', 'path', 'displayName', 'value', 'Person ' || n),
        jsonb_build_object('op', 'Add', 'path', 'emails[type eq "work"].value', 'value', 'person.' || n || '@contoso.example'))),
      jsonb_build_object('before', jsonb_build_object('displayName', 'Person'), 'after', jsonb_build_object('displayName', 'Person ' || n))
    from generate_series(1, ${size.requests}) n
    cross join lateral (select (array['GET', 'PATCH', 'POST', 'PATCH'])[1 + n % 4] as method,
      case when n % 200 = 0 then 400 when n % 20000 = 7 then 500 else 200 end as status) drawn`;
}

/** Everybody ten times within 30 days, and one try of a hundred fails. */
function insertSignIns(organizationId: string): string {
  return `insert into sign_in_entry (organization_id, id, at, user_id, person, recognised, method, ok)
    select '${organizationId}', ${uuidBefore("n::bigint * 2500", "millisecond")}, now() - n * interval '2500 milliseconds',
      ${id("b", `1 + n % ${size.users}`)}, 'Person ' || n, true, 'entra', n % 100 <> 0
    from generate_series(1, ${size.signIns}) n`;
}

/** One for each write, and a thousand about the first user. */
function insertEntries(organizationId: string): string {
  return `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id, target_name,
      before, after, request_id)
    select '${organizationId}', ${uuidBefore("n::bigint * 800", "millisecond")}, now(), 'connector', null, 'Entra', 'user.update', 'User',
      ${id("b", `case when n % 100 = 0 then 1 else 1 + n % ${size.users} end`)}::text, 'Person ' || n,
      jsonb_build_object('displayName', 'Person'), jsonb_build_object('displayName', 'Person ' || n), 'bench'
    from generate_series(1, ${size.entries}) n`;
}
