-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID,
    "user_name" TEXT NOT NULL,
    "user_name_key" TEXT NOT NULL,
    "external_id" TEXT,
    "active" BOOLEAN NOT NULL,
    "display_name" TEXT,
    "user_type" TEXT,
    "primary_email" TEXT,
    "primary_email_key" TEXT,
    "access_role" TEXT,
    "login_method" TEXT NOT NULL,
    "attributes" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "password" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sign_in_key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "group" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID,
    "display_name" TEXT NOT NULL,
    "display_name_key" TEXT NOT NULL,
    "external_id" TEXT,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("organization_id","group_id","user_id")
);

-- CreateTable
CREATE TABLE "connector" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "provisioning_on" BOOLEAN NOT NULL,
    "switched_by" TEXT,
    "switched_at" TIMESTAMPTZ(3),
    "unique_group_names" BOOLEAN NOT NULL DEFAULT false,
    "last_contact_at" TIMESTAMPTZ(3),
    "last_write_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connector_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "token" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_from" TEXT,

    CONSTRAINT "token_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "request_log" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "token_id" UUID,
    "token_name" TEXT,
    "remote_address" TEXT,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "scim_type" TEXT,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "summary" TEXT NOT NULL,
    "cause_code" TEXT,
    "cause" TEXT,
    "cure" TEXT,
    "resource_type" TEXT,
    "resource_id" TEXT,
    "resource_name" TEXT,
    "is_probe" BOOLEAN NOT NULL,
    "notes" JSONB NOT NULL,
    "body" JSONB,
    "changes" JSONB,

    CONSTRAINT "request_log_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "user_organization_id_external_id_idx" ON "user"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "user_organization_id_primary_email_key_idx" ON "user"("organization_id", "primary_email_key");

-- CreateIndex
CREATE INDEX "user_organization_id_active_id_idx" ON "user"("organization_id", "active", "id");

-- CreateIndex
CREATE INDEX "user_organization_id_connector_id_idx" ON "user"("organization_id", "connector_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_organization_id_user_name_key_key" ON "user"("organization_id", "user_name_key");

-- CreateIndex
CREATE INDEX "password_sign_in_key_idx" ON "password"("sign_in_key");

-- CreateIndex
CREATE INDEX "group_organization_id_external_id_idx" ON "group"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "group_organization_id_connector_id_idx" ON "group"("organization_id", "connector_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_organization_id_display_name_key_external_id_key" ON "group"("organization_id", "display_name_key", "external_id");

-- CreateIndex
CREATE INDEX "group_member_organization_id_user_id_idx" ON "group_member"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "connector_id_key" ON "connector"("id");

-- CreateIndex
CREATE INDEX "token_organization_id_connector_id_idx" ON "token"("organization_id", "connector_id");

-- CreateIndex
CREATE UNIQUE INDEX "token_organization_id_hash_key" ON "token"("organization_id", "hash");

-- CreateIndex
CREATE INDEX "session_organization_id_user_id_idx" ON "session"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "request_log_organization_id_connector_id_id_idx" ON "request_log"("organization_id", "connector_id", "id");

-- CreateIndex
CREATE INDEX "request_log_organization_id_status_id_idx" ON "request_log"("organization_id", "status", "id");

-- CreateIndex
CREATE INDEX "request_log_organization_id_resource_id_id_idx" ON "request_log"("organization_id", "resource_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_target_id_id_idx" ON "audit_entry"("organization_id", "target_id", "id");

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password" ADD CONSTRAINT "password_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "group"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connector" ADD CONSTRAINT "connector_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Everything below is written by hand: the second lock behind `withOrganization` (docs/decisions/row-level-security-as-second-lock.md).

-- The role that a transaction of one organization runs as. Roles belong to the whole cluster, so another database, or
-- another process at this very moment, may have made it already.
DO $$
BEGIN
    CREATE ROLE usher_organization NOLOGIN;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- Since PostgreSQL 16 whoever creates a role administers it but may not take it on, so membership alone says too little.
DO $$
DECLARE
    needed TEXT := CASE WHEN current_setting('server_version_num')::INT >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    IF NOT pg_has_role(current_user, 'usher_organization', needed) THEN
        EXECUTE format('GRANT usher_organization TO %I', current_user);
    END IF;
EXCEPTION
    WHEN unique_violation THEN NULL;
END
$$;

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO usher_organization', current_schema());
END
$$;

-- Gives a table to the organizations: each sees and writes only its own rows. A migration that adds a table calls it:
--   SELECT usher_isolate('folder');
CREATE FUNCTION usher_isolate(relation REGCLASS, organization_column NAME DEFAULT 'organization_id') RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
    own TEXT := format('%I = current_setting(''app.organization_id'')::uuid', organization_column);
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY organization ON %s TO usher_organization USING (%s) WITH CHECK (%s)', relation, own, own);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO usher_organization', relation);
END
$$;
REVOKE ALL ON FUNCTION usher_isolate(REGCLASS, NAME) FROM PUBLIC;

SELECT usher_isolate('organization', 'id');
SELECT usher_isolate('user');
SELECT usher_isolate('password');
SELECT usher_isolate('group');
SELECT usher_isolate('group_member');
SELECT usher_isolate('connector');
SELECT usher_isolate('token');
SELECT usher_isolate('session');
SELECT usher_isolate('request_log');
SELECT usher_isolate('audit_entry');
