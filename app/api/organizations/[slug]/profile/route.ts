import { adminRoute } from "@/lib/http/admin-route";
import { editProfile } from "@/lib/profile/edit-profile";
import { getProfile } from "@/lib/profile/get-profile";
import { EditProfile } from "@/lib/profile/schemas";

export const GET = adminRoute({}, ({ ctx }) => getProfile(ctx));

export const PATCH = adminRoute({ body: EditProfile }, ({ ctx, body }) => editProfile(ctx, body));
