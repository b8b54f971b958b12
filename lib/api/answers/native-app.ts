import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

export const NativeAppAnswer: z.ZodType<NativeAppDto> = z
  .strictObject({
    id: Id.meta({ description: "Also its client ID." }),
    name: z.string(),
    redirectUris: z.array(z.string()),
    active: z.boolean(),
    sessions: z.int().meta({ description: "Sign-ins that can still be refreshed." }),
    createdBy: z.string(),
    createdAt: Moment,
    version: Version,
  })
  .meta({ id: "NativeApp" });
