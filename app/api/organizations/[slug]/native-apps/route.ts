import { adminRoute } from "@/lib/http/admin-route";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { listNativeApps } from "@/lib/native-apps/list-native-apps";
import { CreateNativeApp } from "@/lib/native-apps/schemas";

export const GET = adminRoute({}, ({ ctx }) => listNativeApps(ctx));

export const POST = adminRoute({ body: CreateNativeApp, status: 201 }, ({ ctx, body }) => createNativeApp(ctx, body));
