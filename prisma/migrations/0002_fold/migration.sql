-- Text without regard to case, as `fold` of lib/scim/protocol/text.ts has it: Unicode's lower-case mapping, whatever the
-- locale of the database. PostgreSQL 17 brings a collation for it; older ones use ICU's.
DO $$
DECLARE
    collation_name TEXT := (
        SELECT collname FROM pg_collation
        WHERE collname IN ('pg_c_utf8', 'und-x-icu')
        ORDER BY collname = 'pg_c_utf8' DESC LIMIT 1
    );
    folded TEXT := CASE
        WHEN collation_name IS NULL THEN 'lower($1)'
        ELSE format('lower($1 COLLATE %I)', collation_name)
    END;
BEGIN
    EXECUTE format('CREATE FUNCTION usher_fold(text TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', 'SELECT ' || folded);
END
$$;
