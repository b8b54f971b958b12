import { adminRoute } from "@/lib/http/admin-route";
import { listMetadataKeyNames } from "@/lib/metadata/list-metadata-key-names";

export const GET = adminRoute({}, ({ ctx }) => listMetadataKeyNames(ctx));
