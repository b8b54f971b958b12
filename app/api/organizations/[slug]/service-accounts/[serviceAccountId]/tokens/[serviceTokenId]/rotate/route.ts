import { z } from "zod";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import { RotateCredential } from "@/lib/credentials/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ serviceAccountId: z.uuid(), serviceTokenId: z.uuid() });

export const POST = adminRoute({ params, body: RotateCredential, status: 201 }, ({ ctx, params, body }) =>
  rotateCredential(ctx, { kind: "serviceAccount", id: params.serviceAccountId }, params.serviceTokenId, body),
);
