import { adminRoute } from "@/lib/http/admin-route";
import { deleteSchemaExtension } from "@/lib/schema-extensions/delete-schema-extension";
import { getSchemaExtension } from "@/lib/schema-extensions/get-schema-extension";
import { SchemaExtensionParams, UpdateSchemaExtension } from "@/lib/schema-extensions/schemas";
import { updateSchemaExtension } from "@/lib/schema-extensions/update-schema-extension";

const params = SchemaExtensionParams;

export const GET = adminRoute({ params }, ({ ctx, params }) => getSchemaExtension(ctx, params.extensionId));

export const PATCH = adminRoute({ params, body: UpdateSchemaExtension }, ({ ctx, params, body }) =>
  updateSchemaExtension(ctx, params.extensionId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteSchemaExtension(ctx, params.extensionId));
