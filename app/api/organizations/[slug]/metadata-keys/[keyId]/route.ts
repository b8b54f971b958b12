import { adminRoute } from "@/lib/http/admin-route";
import { deleteMetadataKey } from "@/lib/metadata/delete-metadata-key";
import { MetadataKeyParams, UpdateMetadataKey } from "@/lib/metadata/schemas";
import { updateMetadataKey } from "@/lib/metadata/update-metadata-key";

const params = MetadataKeyParams;

export const PATCH = adminRoute({ params, body: UpdateMetadataKey }, ({ ctx, params, body }) =>
  updateMetadataKey(ctx, params.keyId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteMetadataKey(ctx, params.keyId));
