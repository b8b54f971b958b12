-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "toolkit" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_actor_id_id_idx" ON "audit_entry"("organization_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_action_id_idx" ON "audit_entry"("organization_id", "action", "id");

-- Written by hand: whoever acts for an organization adds to its audit log, and changes or deletes nothing in it.
REVOKE UPDATE, DELETE ON "audit_entry" FROM usher_organization;
