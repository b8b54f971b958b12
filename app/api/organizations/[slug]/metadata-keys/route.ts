import { adminRoute } from "@/lib/http/admin-route";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { AcceptMetadataKeys, DeclareMetadataKey, ListMetadataKeysParams } from "@/lib/metadata/schemas";
import { setAcceptMetadataKeys } from "@/lib/metadata/set-accept-metadata-keys";

export const GET = adminRoute({ query: ListMetadataKeysParams }, ({ ctx, query }) => listMetadataKeys(ctx, query));

export const POST = adminRoute({ body: DeclareMetadataKey, status: 201 }, ({ ctx, body }) =>
  declareMetadataKey(ctx, body),
);

export const PATCH = adminRoute({ body: AcceptMetadataKeys }, ({ ctx, body }) => setAcceptMetadataKeys(ctx, body));
