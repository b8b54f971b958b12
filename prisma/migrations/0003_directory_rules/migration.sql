-- AlterTable
ALTER TABLE "connector" ADD COLUMN     "default_user_type" TEXT,
ADD COLUMN     "delete_policy" TEXT NOT NULL DEFAULT 'keep',
ADD COLUMN     "guard_limit" INTEGER DEFAULT 250,
ADD COLUMN     "hold_id" UUID,
ADD COLUMN     "licence_rule" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "required_attributes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "role_rule" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "settings_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "unique_identifier" TEXT NOT NULL DEFAULT 'userPrincipalName';

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "accept_metadata_keys" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "rules_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "user_types" TEXT[] DEFAULT ARRAY['Premium', 'Standard']::TEXT[];

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "access_role_by_hand" TEXT,
ADD COLUMN     "access_role_by_rule" TEXT,
ADD COLUMN     "access_role_rule_id" UUID,
ADD COLUMN     "access_role_rule_since" TIMESTAMPTZ(3),
ADD COLUMN     "access_role_sent" TEXT,
ADD COLUMN     "effective_user_type" TEXT,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "user_type_by_rule" TEXT,
ADD COLUMN     "user_type_default" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "user_type_rule_id" UUID,
ADD COLUMN     "user_type_rule_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "folder" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "folder_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "folder_access" (
    "organization_id" UUID NOT NULL,
    "folder_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "rule_id" UUID,
    "granted_by" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "folder_access_pkey" PRIMARY KEY ("organization_id","user_id","folder_id","source")
);

-- CreateTable
CREATE TABLE "folder_request" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "value_key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "connector_id" UUID,
    "folder_id" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "folder_request_pkey" PRIMARY KEY ("organization_id","user_id","value_key")
);

-- CreateTable
CREATE TABLE "ignored_folder" (
    "organization_id" UUID NOT NULL,
    "value_key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "ignored_by" TEXT NOT NULL,
    "ignored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ignored_folder_pkey" PRIMARY KEY ("organization_id","value_key")
);

-- CreateTable
CREATE TABLE "metadata_key" (
    "organization_id" UUID NOT NULL,
    "key_folded" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "description" TEXT,
    "declared_by" TEXT NOT NULL,
    "at_first_sight" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metadata_key_pkey" PRIMARY KEY ("organization_id","key_folded")
);

-- CreateTable
CREATE TABLE "group_rule" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "group_id" UUID NOT NULL,
    "group_name" TEXT NOT NULL,
    "access_role" TEXT,
    "user_type" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_rule_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "group_rule_folder" (
    "organization_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "folder_id" UUID NOT NULL,

    CONSTRAINT "group_rule_folder_pkey" PRIMARY KEY ("organization_id","rule_id","folder_id")
);

-- CreateTable
CREATE TABLE "user_tombstone" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID,
    "user_name" TEXT NOT NULL,
    "user_name_key" TEXT NOT NULL,
    "external_id" TEXT,
    "label" TEXT NOT NULL,
    "deleted_by" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,
    "purge_at" TIMESTAMPTZ(3) NOT NULL,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "user_tombstone_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "conflict" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sent" JSONB NOT NULL,
    "sent_key" TEXT NOT NULL,
    "sent_label" TEXT NOT NULL,
    "created_user_id" UUID,
    "candidates" JSONB NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "linked_user_id" UUID,
    "before" JSONB,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "guard_hold" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "guard_limit" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "guard_hold_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "access_loss" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "hold_id" UUID,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_loss_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "folder_organization_id_name_key_idx" ON "folder"("organization_id", "name_key");

-- CreateIndex
-- Written by hand: at the top of the tree, where there is no parent, names are unique as well.
CREATE UNIQUE INDEX "folder_organization_id_parent_id_name_key_key" ON "folder"("organization_id", "parent_id", "name_key") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "folder_organization_id_external_id_key" ON "folder"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "folder_access_organization_id_folder_id_user_id_idx" ON "folder_access"("organization_id", "folder_id", "user_id");

-- CreateIndex
CREATE INDEX "folder_request_organization_id_value_key_idx" ON "folder_request"("organization_id", "value_key");

-- CreateIndex
CREATE INDEX "folder_request_organization_id_folder_id_idx" ON "folder_request"("organization_id", "folder_id");

-- CreateIndex
CREATE INDEX "group_rule_organization_id_group_id_idx" ON "group_rule"("organization_id", "group_id");

-- CreateIndex
CREATE INDEX "group_rule_folder_organization_id_folder_id_idx" ON "group_rule_folder"("organization_id", "folder_id");

-- CreateIndex
CREATE INDEX "user_tombstone_organization_id_user_name_key_idx" ON "user_tombstone"("organization_id", "user_name_key");

-- CreateIndex
CREATE INDEX "user_tombstone_organization_id_external_id_idx" ON "user_tombstone"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "user_tombstone_organization_id_purge_at_idx" ON "user_tombstone"("organization_id", "purge_at");

-- CreateIndex
CREATE INDEX "conflict_organization_id_state_id_idx" ON "conflict"("organization_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conflict_organization_id_connector_id_sent_key_key" ON "conflict"("organization_id", "connector_id", "sent_key");

-- CreateIndex
CREATE INDEX "guard_hold_organization_id_connector_id_id_idx" ON "guard_hold"("organization_id", "connector_id", "id");

-- CreateIndex
CREATE INDEX "access_loss_organization_id_connector_id_id_idx" ON "access_loss"("organization_id", "connector_id", "id");

-- CreateIndex
CREATE INDEX "access_loss_organization_id_hold_id_user_id_idx" ON "access_loss"("organization_id", "hold_id", "user_id");

-- CreateIndex
CREATE INDEX "group_organization_id_display_name_key_id_idx" ON "group"("organization_id", "display_name_key", "id");

-- CreateIndex
CREATE INDEX "user_organization_id_access_role_idx" ON "user"("organization_id", "access_role");

-- AddForeignKey
ALTER TABLE "folder" ADD CONSTRAINT "folder_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder" ADD CONSTRAINT "folder_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "folder"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder_access" ADD CONSTRAINT "folder_access_organization_id_folder_id_fkey" FOREIGN KEY ("organization_id", "folder_id") REFERENCES "folder"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder_access" ADD CONSTRAINT "folder_access_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder_request" ADD CONSTRAINT "folder_request_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder_request" ADD CONSTRAINT "folder_request_organization_id_folder_id_fkey" FOREIGN KEY ("organization_id", "folder_id") REFERENCES "folder"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_rule_folder" ADD CONSTRAINT "group_rule_folder_organization_id_rule_id_fkey" FOREIGN KEY ("organization_id", "rule_id") REFERENCES "group_rule"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_rule_folder" ADD CONSTRAINT "group_rule_folder_organization_id_folder_id_fkey" FOREIGN KEY ("organization_id", "folder_id") REFERENCES "folder"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guard_hold" ADD CONSTRAINT "guard_hold_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_loss" ADD CONSTRAINT "access_loss_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ignored_folder" ADD CONSTRAINT "ignored_folder_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metadata_key" ADD CONSTRAINT "metadata_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_rule" ADD CONSTRAINT "group_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_tombstone" ADD CONSTRAINT "user_tombstone_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everything below is written by hand.
SELECT usher_isolate('folder');
SELECT usher_isolate('folder_access');
SELECT usher_isolate('folder_request');
SELECT usher_isolate('ignored_folder');
SELECT usher_isolate('metadata_key');
SELECT usher_isolate('group_rule');
SELECT usher_isolate('group_rule_folder');
SELECT usher_isolate('user_tombstone');
SELECT usher_isolate('conflict');
SELECT usher_isolate('guard_hold');
SELECT usher_isolate('access_loss');

-- The strongest of some access roles; null when none of them is one.
CREATE FUNCTION usher_strongest_role(VARIADIC roles TEXT[]) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('{ReadOnly,User,Admin,EnterpriseAdmin}'::text[])[max(array_position('{ReadOnly,User,Admin,EnterpriseAdmin}'::text[], role))]
    FROM unnest(roles) AS role
$$;

-- What follows from other columns of a user, kept by the database so that no writer can forget it.
CREATE FUNCTION usher_derive_user() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    NEW.access_role := usher_strongest_role(NEW.access_role_by_hand, NEW.access_role_sent, NEW.access_role_by_rule);
    NEW.effective_user_type := coalesce(NEW.user_type_by_rule, NEW.user_type);
    NEW.search_text := usher_fold(concat_ws(E'\n', NEW.display_name, NEW.user_name, NEW.primary_email,
        NEW.attributes -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'employeeNumber'));
    RETURN NEW;
END
$$;

CREATE TRIGGER derive_user BEFORE INSERT OR UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION usher_derive_user();

-- Until now a role was given by hand alone.
UPDATE "user" SET access_role_by_hand = access_role;
