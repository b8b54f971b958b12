import { adminRoute } from "@/lib/http/admin-route";
import { inviteUser } from "@/lib/one-time-links/invite-user";
import { CreateUser } from "@/lib/users/schemas";

export const POST = adminRoute({ body: CreateUser, status: 201 }, ({ ctx, body }) => inviteUser(ctx, body));
