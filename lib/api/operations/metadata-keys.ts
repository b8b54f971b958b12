import { DeletedMetadataKeyAnswer, MetadataKeyAnswer, MetadataKeyItemAnswer } from "@/lib/api/answers/metadata-key";
import { listOf, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { deleteMetadataKey } from "@/lib/metadata/delete-metadata-key";
import { getMetadataKey } from "@/lib/metadata/get-metadata-key";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import {
  DeclareMetadataKey,
  ListMetadataKeysParams,
  MetadataKeyParams,
  UpdateMetadataKey,
} from "@/lib/metadata/schemas";
import { updateMetadataKey } from "@/lib/metadata/update-metadata-key";

const section = "Metadata keys";
const params = MetadataKeyParams;
const path = "/metadata-keys/{keyId}";
const versionOf = ({ version }: { readonly version: number }) => version;

export const metadataKeyOperations = [
  operation({
    section,
    id: "listMetadataKeys",
    method: "GET",
    path: "/metadata-keys",
    permission: "metadata:read",
    summary: "List metadata keys",
    description: "All that match, by key unless sort says otherwise; there are at most 1,000.",
    status: 200,
    query: ListMetadataKeysParams.strict(),
    answer: listOf(MetadataKeyItemAnswer),
    run: ({ ctx, query }) => whole(listMetadataKeys(ctx, query).then(({ keys }) => keys)),
  }),
  operation({
    section,
    id: "declareMetadataKey",
    method: "POST",
    path: "/metadata-keys",
    permission: "metadata:create",
    summary: "Declare a metadata key",
    status: 201,
    body: DeclareMetadataKey.strict(),
    answer: MetadataKeyAnswer,
    versionOf,
    conflict: "the key is there already, in any spelling of upper and lower case, or there are 1,000",
    run: ({ ctx, body }) => declareMetadataKey(ctx, body),
  }),
  operation({
    section,
    id: "getMetadataKey",
    method: "GET",
    path,
    permission: "metadata:read",
    summary: "Get a metadata key",
    description: "The key is its own id, in any spelling of upper and lower case.",
    status: 200,
    params,
    answer: MetadataKeyItemAnswer,
    versionOf,
    run: ({ ctx, params }) => getMetadataKey(ctx, params.keyId),
  }),
  operation({
    section,
    id: "updateMetadataKey",
    method: "PATCH",
    path,
    permission: "metadata:update",
    summary: "Describe a metadata key",
    status: 200,
    params,
    body: UpdateMetadataKey.omit({ version: true }).strict(),
    answer: MetadataKeyAnswer,
    versionOf,
    ifMatch: true,
    run: ({ ctx, params, body, expected }) => updateMetadataKey(ctx, params.keyId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteMetadataKey",
    method: "DELETE",
    path,
    permission: "metadata:delete",
    summary: "Delete a metadata key",
    description: "With its value of everybody who has one.",
    status: 200,
    params,
    answer: DeletedMetadataKeyAnswer,
    ifMatch: true,
    run: ({ ctx, params, expected }) => deleteMetadataKey(ctx, params.keyId, expected),
  }),
];
