const uuid = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/**
 * The folder that a value means, as an expression over the alias `v` (value_key, value) and the organization in `$1`: by id, then
 * by external id exactly, then by name if one folder alone has it; else null.
 */
export const resolvedFolderSql = `coalesce(
  (select f.id from folder f
   where f.organization_id = $1 and f.id = case when v.value_key ~ '${uuid}' then v.value_key::uuid end),
  (select f.id from folder f where f.organization_id = $1 and f.external_id = v.value),
  (select (array_agg(f.id))[1] from folder f where f.organization_id = $1 and f.name_key = v.value_key having count(*) = 1))`;
