import { adminRoute } from "@/lib/http/admin-route";
import { deleteOrganization } from "@/lib/organizations/delete-organization";
import { getSettings } from "@/lib/organizations/get-settings";
import { DeleteOrganization, RenameOrganization } from "@/lib/organizations/schemas";
import { updateOrganization } from "@/lib/organizations/update-organization";

export const GET = adminRoute({}, ({ ctx }) => getSettings(ctx));

export const PATCH = adminRoute({ body: RenameOrganization }, async ({ ctx, body }) => {
  await updateOrganization(ctx, body);
  return await getSettings(ctx);
});

export const DELETE = adminRoute({ body: DeleteOrganization }, ({ ctx, body }) => deleteOrganization(ctx, body));
