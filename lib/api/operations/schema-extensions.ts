import {
  DeletedSchemaExtensionAnswer,
  SchemaExtensionAnswer,
  SchemaExtensionItemAnswer,
} from "@/lib/api/answers/schema-extension";
import { listOf, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { deleteSchemaExtension } from "@/lib/schema-extensions/delete-schema-extension";
import { getSchemaExtension } from "@/lib/schema-extensions/get-schema-extension";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { DeclareSchemaExtension, SchemaExtensionParams, UpdateSchemaExtension } from "@/lib/schema-extensions/schemas";
import { updateSchemaExtension } from "@/lib/schema-extensions/update-schema-extension";

const section = "Schema extensions";
const params = SchemaExtensionParams;
const path = "/schema-extensions/{extensionId}";
const versionOf = ({ version }: { readonly version: number }) => version;

export const schemaExtensionOperations = [
  operation({
    section,
    id: "listSchemaExtensions",
    method: "GET",
    path: "/schema-extensions",
    permission: "schema:read",
    summary: "List schema extensions",
    description: "All of them, in the order in which they were declared; there are at most 20.",
    status: 200,
    answer: listOf(SchemaExtensionItemAnswer),
    run: ({ ctx }) => whole(listSchemaExtensions(ctx)),
  }),
  operation({
    section,
    id: "declareSchemaExtension",
    method: "POST",
    path: "/schema-extensions",
    permission: "schema:create",
    summary: "Declare a schema extension",
    description: "Every connector takes its attributes from the next request on, and shows them in /Schemas.",
    status: 201,
    body: DeclareSchemaExtension,
    answer: SchemaExtensionAnswer,
    versionOf,
    conflict: "the URN is there already, or begins another one, or there are 20 extensions",
    run: ({ ctx, body }) => declareSchemaExtension(ctx, body),
  }),
  operation({
    section,
    id: "getSchemaExtension",
    method: "GET",
    path,
    permission: "schema:read",
    summary: "Get a schema extension",
    status: 200,
    params,
    answer: SchemaExtensionItemAnswer,
    versionOf,
    run: ({ ctx, params }) => getSchemaExtension(ctx, params.extensionId),
  }),
  operation({
    section,
    id: "updateSchemaExtension",
    method: "PATCH",
    path,
    permission: "schema:update",
    summary: "Change a schema extension",
    description:
      "attributes is the whole list: one that is left out is removed. An attribute that somebody has a value of keeps its spelling and type.",
    status: 200,
    params,
    body: UpdateSchemaExtension.omit({ version: true }).strict(),
    answer: SchemaExtensionAnswer,
    versionOf,
    ifMatch: true,
    conflict: "an attribute that is in use would change its type or go",
    run: ({ ctx, params, body, expected }) => updateSchemaExtension(ctx, params.extensionId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteSchemaExtension",
    method: "DELETE",
    path,
    permission: "schema:delete",
    summary: "Delete a schema extension",
    description: "With the values of everybody who has some.",
    status: 200,
    params,
    answer: DeletedSchemaExtensionAnswer,
    ifMatch: true,
    run: ({ ctx, params, expected }) => deleteSchemaExtension(ctx, params.extensionId, expected),
  }),
];
