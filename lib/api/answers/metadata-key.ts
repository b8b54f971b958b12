import { z } from "zod";
import { Moment, Version } from "@/lib/api/answers/parts";
import type { DeletedMetadataKey, MetadataKeyDto, MetadataKeyItem } from "@/lib/metadata/schemas";

const declared = {
  key: z.string(),
  description: z.string().nullable(),
  declaredBy: z.string().meta({ description: "Who declared it, or the connector that sent it first." }),
  atFirstSight: z.boolean(),
  createdAt: Moment,
  version: Version,
};

export const MetadataKeyAnswer: z.ZodType<MetadataKeyDto> = z.strictObject(declared).meta({ id: "MetadataKey" });

export const MetadataKeyItemAnswer: z.ZodType<MetadataKeyItem> = z
  .strictObject({ ...declared, users: z.int().meta({ description: "Users who have a value." }) })
  .meta({ id: "MetadataKeyItem" });

export const DeletedMetadataKeyAnswer: z.ZodType<DeletedMetadataKey> = z
  .strictObject({ users: z.int().meta({ description: "Users who lost their value." }) })
  .meta({ id: "DeletedMetadataKey" });
