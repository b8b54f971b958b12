-- CreateTable
CREATE TABLE "credential" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "connector_id" UUID,
    "service_account_id" UUID,
    "user_id" UUID,
    "issuer_id" UUID,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "prefix" TEXT,
    "hash" TEXT,
    "user_name" TEXT,
    "permissions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "trust" JSONB,
    "access_hours" INTEGER,
    "active" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_from" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "service_account" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active" BOOLEAN NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "service_account_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "used_assertion" (
    "organization_id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "id_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_assertion_pkey" PRIMARY KEY ("organization_id","credential_id","id_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "credential_hash_key" ON "credential"("hash");

-- CreateIndex
CREATE INDEX "credential_organization_id_connector_id_kind_idx" ON "credential"("organization_id", "connector_id", "kind");

-- CreateIndex
CREATE INDEX "credential_organization_id_service_account_id_idx" ON "credential"("organization_id", "service_account_id");

-- CreateIndex
CREATE INDEX "credential_organization_id_user_id_idx" ON "credential"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "credential_organization_id_issuer_id_idx" ON "credential"("organization_id", "issuer_id");

-- CreateIndex
CREATE INDEX "credential_organization_id_kind_id_idx" ON "credential"("organization_id", "kind", "id");

-- CreateIndex
CREATE INDEX "credential_expires_at_idx" ON "credential"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "service_account_organization_id_name_key_key" ON "service_account"("organization_id", "name_key");

-- CreateIndex
CREATE INDEX "used_assertion_expires_at_idx" ON "used_assertion"("expires_at");

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_organization_id_connector_id_fkey" FOREIGN KEY ("organization_id", "connector_id") REFERENCES "connector"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_organization_id_service_account_id_fkey" FOREIGN KEY ("organization_id", "service_account_id") REFERENCES "service_account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_organization_id_issuer_id_fkey" FOREIGN KEY ("organization_id", "issuer_id") REFERENCES "credential"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "used_assertion" ADD CONSTRAINT "used_assertion_organization_id_credential_id_fkey" FOREIGN KEY ("organization_id", "credential_id") REFERENCES "credential"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: the bearer tokens of connectors are credentials like the others, and go on working.
INSERT INTO "credential" ("organization_id", "id", "kind", "connector_id", "name", "description", "prefix", "hash", "active",
    "expires_at", "revoked_at", "created_by", "created_at", "last_used_at", "last_used_from")
SELECT "organization_id", "id", 'bearer', "connector_id", "name", "description", "prefix", "hash", "active",
    "expires_at", "revoked_at", "created_by", "created_at", "last_used_at", "last_used_from"
FROM "token";

-- DropTable
DROP TABLE "token";

SELECT usher_isolate('credential');
SELECT usher_isolate('service_account');
SELECT usher_isolate('used_assertion');
