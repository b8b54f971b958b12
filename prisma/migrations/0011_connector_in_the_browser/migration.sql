-- AlterTable
ALTER TABLE "connector" ADD COLUMN     "setup_done_at" TIMESTAMPTZ(3),
ADD COLUMN     "setup_kind" TEXT,
ADD COLUMN     "setup_ticks" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "rehearsal_id" UUID;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "checklist_done_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "request_log" ADD COLUMN     "rehearsal_id" UUID;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "last_sign_in_at" TIMESTAMPTZ(3);

-- Whoever provisions already has set up.
UPDATE "connector" SET "setup_done_at" = "last_write_at" WHERE "last_write_at" IS NOT NULL;

-- CreateTable
CREATE TABLE "setup_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "for_whom" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "maker_id" UUID,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "first_used_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "rehearsal" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "alive_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "cleaned_at" TIMESTAMPTZ(3),

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "rehearsal_item" (
    "organization_id" UUID NOT NULL,
    "rehearsal_id" UUID NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" UUID NOT NULL,

    CONSTRAINT "rehearsal_item_pkey" PRIMARY KEY ("organization_id","rehearsal_id","resource_id")
);

-- CreateTable
CREATE TABLE "request_hour" (
    "organization_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "accepted" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "request_hour_pkey" PRIMARY KEY ("organization_id","connector_id","hour")
);

-- CreateTable
CREATE TABLE "problem_done" (
    "organization_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "cause_code" TEXT NOT NULL,
    "done_by" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_done_pkey" PRIMARY KEY ("organization_id","connector_id","cause_code")
);

-- CreateTable
CREATE TABLE "user_preference" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "density" TEXT NOT NULL DEFAULT 'comfortable',
    "single_keys" BOOLEAN NOT NULL DEFAULT true,
    "time_zone" TEXT,

    CONSTRAINT "user_preference_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "old_slug" (
    "slug" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "old_slug_pkey" PRIMARY KEY ("slug")
);

-- DropIndex
DROP INDEX "request_log_organization_id_connector_id_id_figures_idx";

-- CreateIndex
CREATE INDEX "request_log_organization_id_connector_id_id_figures_idx" ON "request_log"("organization_id", "connector_id", "id", "status", "cause_code", "rehearsal_id");

-- CreateIndex
CREATE INDEX "request_log_organization_id_cause_code_id_idx" ON "request_log"("organization_id", "cause_code", "id");

-- CreateIndex
CREATE INDEX "request_log_organization_id_token_id_id_idx" ON "request_log"("organization_id", "token_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "setup_link_hash_key" ON "setup_link"("hash");

-- CreateIndex
CREATE INDEX "setup_link_organization_id_connector_id_idx" ON "setup_link"("organization_id", "connector_id");

-- CreateIndex
CREATE INDEX "setup_link_expires_at_idx" ON "setup_link"("expires_at");

-- CreateIndex
CREATE INDEX "rehearsal_organization_id_connector_id_id_idx" ON "rehearsal"("organization_id", "connector_id", "id");

-- CreateIndex
CREATE INDEX "rehearsal_cleaned_at_alive_at_idx" ON "rehearsal"("cleaned_at", "alive_at");

-- CreateIndex
CREATE INDEX "rehearsal_item_organization_id_resource_id_idx" ON "rehearsal_item"("organization_id", "resource_id");

-- CreateIndex
CREATE INDEX "old_slug_organization_id_idx" ON "old_slug"("organization_id");

-- CreateIndex
CREATE INDEX "old_slug_ends_at_idx" ON "old_slug"("ends_at");

-- AddForeignKey
ALTER TABLE "setup_link" ADD CONSTRAINT "setup_link_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rehearsal" ADD CONSTRAINT "rehearsal_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rehearsal_item" ADD CONSTRAINT "rehearsal_item_organization_id_rehearsal_id_fkey" FOREIGN KEY ("organization_id", "rehearsal_id") REFERENCES "rehearsal"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_hour" ADD CONSTRAINT "request_hour_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_done" ADD CONSTRAINT "problem_done_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_preference" ADD CONSTRAINT "user_preference_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "old_slug" ADD CONSTRAINT "old_slug_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A new table that belongs to organizations needs row-level security. Keep the line for each, and delete this comment:
-- SELECT usher_isolate('name_of_table');

-- Written by hand: who signed in before is known from their sessions.
UPDATE "user" u SET "last_sign_in_at" = s."at"
FROM (SELECT "organization_id", "user_id", max("created_at") AS "at" FROM "session" GROUP BY 1, 2) s
WHERE u."organization_id" = s."organization_id" AND u."id" = s."user_id";

SELECT usher_isolate('setup_link');
SELECT usher_isolate('rehearsal');
SELECT usher_isolate('rehearsal_item');
SELECT usher_isolate('request_hour');
SELECT usher_isolate('problem_done');
SELECT usher_isolate('user_preference');
SELECT usher_isolate('old_slug');
