import { adminRoute } from "@/lib/http/admin-route";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { DeclareSchemaExtension } from "@/lib/schema-extensions/schemas";

export const GET = adminRoute({}, ({ ctx }) => listSchemaExtensions(ctx));

export const POST = adminRoute({ body: DeclareSchemaExtension, status: 201 }, ({ ctx, body }) =>
  declareSchemaExtension(ctx, body),
);
