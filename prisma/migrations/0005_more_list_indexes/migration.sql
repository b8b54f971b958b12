-- DropIndex
DROP INDEX "folder_request_organization_id_value_key_idx";

-- DropIndex
DROP INDEX "request_log_organization_id_connector_id_id_idx";

-- CreateIndex
CREATE INDEX "folder_request_organization_id_value_key_unknown_idx" ON "folder_request"("organization_id", "value_key", "folder_id", "connector_id");

-- CreateIndex
CREATE INDEX "request_log_organization_id_connector_id_id_figures_idx" ON "request_log"("organization_id", "connector_id", "id", "status", "cause_code");

-- CreateIndex
CREATE INDEX "request_log_organization_id_method_id_idx" ON "request_log"("organization_id", "method", "id");

-- CreateIndex
CREATE INDEX "user_organization_id_effective_user_type_active_idx" ON "user"("organization_id", "effective_user_type", "active");

-- CreateIndex
CREATE INDEX "user_organization_id_login_method_idx" ON "user"("organization_id", "login_method");
