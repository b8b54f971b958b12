-- CreateTable
CREATE TABLE "schema_extension" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "urn" TEXT NOT NULL,
    "urn_folded" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "attributes" JSONB NOT NULL,
    "declared_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schema_extension_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "schema_extension_organization_id_urn_folded_key" ON "schema_extension"("organization_id", "urn_folded");

-- AddForeignKey
ALTER TABLE "schema_extension" ADD CONSTRAINT "schema_extension_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT usher_isolate('schema_extension');

-- Written by hand: the instant that a dateTime of RFC 7643 §2.3.5 names, to the millisecond, or null for text that is none. A missing
-- offset means UTC, whatever the session's time zone. Text that is kept may be anything, so a bad one must not fail the statement.
CREATE FUNCTION usher_instant(value text) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF value !~* '^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)?$' THEN
    RETURN NULL;
  END IF;
  RETURN (regexp_replace(value, '(\.\d{3})\d+', '\1') || CASE WHEN value ~* '(z|[+-]\d\d:\d\d)$' THEN '' ELSE 'Z' END)::timestamptz;
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END
$$;
