import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { deleteServiceAccount } from "@/lib/service-accounts/delete-service-account";
import { getServiceAccount } from "@/lib/service-accounts/get-service-account";
import { UpdateServiceAccount } from "@/lib/service-accounts/schemas";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";

const params = z.object({ serviceAccountId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getServiceAccount(ctx, params.serviceAccountId));

export const PATCH = adminRoute({ params, body: UpdateServiceAccount }, ({ ctx, params, body }) =>
  updateServiceAccount(ctx, params.serviceAccountId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteServiceAccount(ctx, params.serviceAccountId));
