import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { deleteNativeApp } from "@/lib/native-apps/delete-native-app";
import { getNativeApp } from "@/lib/native-apps/get-native-app";
import { UpdateNativeApp } from "@/lib/native-apps/schemas";
import { updateNativeApp } from "@/lib/native-apps/update-native-app";

const params = z.object({ nativeAppId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getNativeApp(ctx, params.nativeAppId));

export const PATCH = adminRoute({ params, body: UpdateNativeApp }, ({ ctx, params, body }) =>
  updateNativeApp(ctx, params.nativeAppId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteNativeApp(ctx, params.nativeAppId));
