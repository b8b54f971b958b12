import { adminRoute } from "@/lib/http/admin-route";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { listServiceAccounts } from "@/lib/service-accounts/list-service-accounts";
import { CreateServiceAccount } from "@/lib/service-accounts/schemas";

export const GET = adminRoute({}, ({ ctx }) => listServiceAccounts(ctx));

export const POST = adminRoute({ body: CreateServiceAccount, status: 201 }, ({ ctx, body }) =>
  createServiceAccount(ctx, body),
);
