import { z } from "zod";
import { NativeAppAnswer } from "@/lib/api/answers/native-app";
import { listOf, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { deleteNativeApp } from "@/lib/native-apps/delete-native-app";
import { getNativeApp } from "@/lib/native-apps/get-native-app";
import { listNativeApps } from "@/lib/native-apps/list-native-apps";
import { CreateNativeApp, UpdateNativeApp } from "@/lib/native-apps/schemas";
import { updateNativeApp } from "@/lib/native-apps/update-native-app";

const section = "Native apps";
const params = z.object({ nativeAppId: z.uuid().toLowerCase() });
const path = "/native-apps/{nativeAppId}";
const versionOf = ({ version }: { readonly version: number }) => version;
const taken = "another native app has the name";

export const nativeAppOperations = [
  operation({
    section,
    id: "listNativeApps",
    method: "GET",
    path: "/native-apps",
    permission: "nativeApp:read",
    summary: "List native apps",
    description: "All of them by name; there are at most 200.",
    status: 200,
    answer: listOf(NativeAppAnswer),
    run: ({ ctx }) => whole(listNativeApps(ctx)),
  }),
  operation({
    section,
    id: "createNativeApp",
    method: "POST",
    path: "/native-apps",
    permission: "nativeApp:create",
    summary: "Register a native app",
    description:
      "Redirect URIs are http to 127.0.0.1, localhost or [::1], whose port is ignored, or a scheme such as com.example.app:/callback.",
    status: 201,
    body: CreateNativeApp,
    answer: NativeAppAnswer,
    versionOf,
    conflict: taken,
    run: ({ ctx, body }) => createNativeApp(ctx, body),
  }),
  operation({
    section,
    id: "getNativeApp",
    method: "GET",
    path,
    permission: "nativeApp:read",
    summary: "Get a native app",
    status: 200,
    params,
    answer: NativeAppAnswer,
    versionOf,
    run: ({ ctx, params }) => getNativeApp(ctx, params.nativeAppId),
  }),
  operation({
    section,
    id: "updateNativeApp",
    method: "PATCH",
    path,
    permission: "nativeApp:update",
    summary: "Change a native app",
    description: "While it is not active nobody signs in from it; making it so ends every sign-in in it.",
    status: 200,
    params,
    body: UpdateNativeApp.omit({ version: true }),
    answer: NativeAppAnswer,
    versionOf,
    ifMatch: true,
    conflict: taken,
    run: ({ ctx, params, body, expected }) => updateNativeApp(ctx, params.nativeAppId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteNativeApp",
    method: "DELETE",
    path,
    permission: "nativeApp:delete",
    summary: "Delete a native app",
    description: "With every sign-in in it, at once.",
    status: 204,
    params,
    ifMatch: true,
    run: ({ ctx, params, expected }) => deleteNativeApp(ctx, params.nativeAppId, expected),
  }),
];
