-- AlterTable
ALTER TABLE "session" ADD COLUMN     "connector_id" UUID,
ADD COLUMN     "entra_session" TEXT,
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "login_hint" TEXT,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "second_factor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "connector_sign_in" (
    "organization_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "authority" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "entra_tenant_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY['openid', 'profile', 'email']::TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "new_people" TEXT NOT NULL DEFAULT 'sso',
    "create_people" BOOLEAN NOT NULL DEFAULT false,
    "proven_at" TIMESTAMPTZ(3),
    "proven_by" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "failure" TEXT,
    "last_test" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connector_sign_in_pkey" PRIMARY KEY ("organization_id","connector_id")
);

-- CreateTable
CREATE TABLE "sign_in_secret" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "ends_on" DATE,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "refused_as" TEXT,

    CONSTRAINT "sign_in_secret_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "organization_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "entra_tenant_id" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("organization_id","connector_id","entra_tenant_id","object_id")
);

-- CreateTable
CREATE TABLE "sign_in_entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "person" TEXT NOT NULL,
    "recognised" BOOLEAN NOT NULL,
    "method" TEXT NOT NULL,
    "connector_id" UUID,
    "connector_name" TEXT,
    "app_name" TEXT,
    "ok" BOOLEAN NOT NULL,
    "cause_code" TEXT,
    "cause" TEXT,
    "cure" TEXT,
    "details" JSONB,
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sign_in_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("organization_id","user_id","hash")
);

-- CreateTable
CREATE TABLE "sign_in_policy" (
    "organization_id" UUID NOT NULL,
    "require_sso" BOOLEAN NOT NULL DEFAULT false,
    "required_by" TEXT,
    "required_at" TIMESTAMPTZ(3),
    "builtin_keeps" BOOLEAN NOT NULL DEFAULT false,
    "admins_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "session_hours" INTEGER NOT NULL DEFAULT 720,
    "idle_minutes" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sign_in_policy_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "break_glass_admin" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "named_by" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,
    "tested_at" TIMESTAMPTZ(3),

    CONSTRAINT "break_glass_admin_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "native_app" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "redirect_uris" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "native_app_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "app_artifact" (
    "organization_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "id_hash" TEXT NOT NULL,
    "app_id" UUID,
    "user_id" UUID,
    "grant_hash" TEXT,
    "uid_hash" TEXT,
    "payload" JSONB NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_artifact_pkey" PRIMARY KEY ("organization_id","model","id_hash")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "organization_id" UUID NOT NULL,
    "kid" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("organization_id","kid")
);

-- CreateIndex
CREATE INDEX "sign_in_secret_organization_id_connector_id_idx" ON "sign_in_secret"("organization_id", "connector_id");

-- CreateIndex
CREATE INDEX "sign_in_secret_ends_on_idx" ON "sign_in_secret"("ends_on");

-- CreateIndex
CREATE INDEX "identity_issuer_object_id_idx" ON "identity"("issuer", "object_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_organization_id_user_id_connector_id_key" ON "identity"("organization_id", "user_id", "connector_id");

-- CreateIndex
CREATE INDEX "sign_in_entry_organization_id_user_id_id_idx" ON "sign_in_entry"("organization_id", "user_id", "id");

-- CreateIndex
CREATE INDEX "sign_in_entry_organization_id_ok_id_idx" ON "sign_in_entry"("organization_id", "ok", "id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_hash_key" ON "one_time_link"("hash");

-- CreateIndex
CREATE INDEX "one_time_link_organization_id_user_id_idx" ON "one_time_link"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "one_time_link_expires_at_idx" ON "one_time_link"("expires_at");

-- CreateIndex
CREATE INDEX "app_artifact_organization_id_user_id_idx" ON "app_artifact"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "app_artifact_organization_id_app_id_idx" ON "app_artifact"("organization_id", "app_id");

-- CreateIndex
CREATE INDEX "app_artifact_organization_id_grant_hash_idx" ON "app_artifact"("organization_id", "grant_hash");

-- CreateIndex
CREATE INDEX "app_artifact_organization_id_uid_hash_idx" ON "app_artifact"("organization_id", "uid_hash");

-- CreateIndex
CREATE INDEX "app_artifact_expires_at_idx" ON "app_artifact"("expires_at");

-- CreateIndex
CREATE INDEX "session_organization_id_connector_id_entra_session_idx" ON "session"("organization_id", "connector_id", "entra_session");

-- AddForeignKey
ALTER TABLE "connector_sign_in" ADD CONSTRAINT "connector_sign_in_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_secret" ADD CONSTRAINT "sign_in_secret_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector_sign_in"("organization_id", "connector_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_entry" ADD CONSTRAINT "sign_in_entry_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_policy" ADD CONSTRAINT "sign_in_policy_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass_admin" ADD CONSTRAINT "break_glass_admin_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "native_app" ADD CONSTRAINT "native_app_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_artifact" ADD CONSTRAINT "app_artifact_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: who loses access, or changes how they sign in, is signed out everywhere in the same transaction (L7).
CREATE FUNCTION usher_end_sign_ins() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "session" SET "revoked_at" = now()
    WHERE "organization_id" = NEW."organization_id" AND "user_id" = NEW."id" AND "revoked_at" IS NULL;
    DELETE FROM "app_artifact" WHERE "organization_id" = NEW."organization_id" AND "user_id" = NEW."id";
    RETURN NULL;
END
$$;

CREATE TRIGGER "user_end_sign_ins" AFTER UPDATE ON "user" FOR EACH ROW
WHEN ((OLD."active" AND NOT NEW."active")
    OR (OLD."access_role" IS NOT NULL AND NEW."access_role" IS NULL)
    OR OLD."login_method" IS DISTINCT FROM NEW."login_method")
EXECUTE FUNCTION usher_end_sign_ins();

SELECT usher_isolate('connector_sign_in');
SELECT usher_isolate('sign_in_secret');
SELECT usher_isolate('identity');
SELECT usher_isolate('sign_in_entry');
SELECT usher_isolate('one_time_link');
SELECT usher_isolate('second_factor');
SELECT usher_isolate('recovery_code');
SELECT usher_isolate('sign_in_policy');
SELECT usher_isolate('break_glass_admin');
SELECT usher_isolate('native_app');
SELECT usher_isolate('app_artifact');
SELECT usher_isolate('signing_key');
