import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import type { DeletedDomain, DomainDto, DomainItem } from "@/lib/domains/schemas";

const domain = {
  id: Id,
  name: z.string().meta({ description: "ASCII (punycode), in lower case." }),
  shownName: z.string().meta({ description: "The same as people write it." }),
  state: z.enum(["pending", "verified", "failed"]),
  record: z
    .strictObject({ type: z.literal("TXT"), host: z.string(), value: z.string(), ttl: z.int() })
    .meta({ description: "The DNS record to publish." }),
  answer: z
    .enum(["found", "no_name", "no_txt", "others", "timeout", "server_failure", "unreachable"])
    .nullable()
    .meta({ description: "What DNS said; null before the first look." }),
  reason: z.string().nullable().meta({ description: "The same as a sentence." }),
  lastCheckedAt: Moment.nullable(),
  verifiedAt: Moment.nullable(),
  lostAt: Moment.nullable().meta({ description: "Since when the record of a verified domain is gone." }),
  refusesFrom: Moment.nullable().meta({ description: "From when on new people are refused, unless it comes back." }),
  createdBy: z.string(),
  createdAt: Moment,
  version: Version,
};

export const DomainAnswer: z.ZodType<DomainDto> = z.strictObject(domain).meta({ id: "Domain" });

export const DomainItemAnswer: z.ZodType<DomainItem> = z
  .strictObject({
    ...domain,
    people: z.int().meta({ description: "People whose address is under exactly this domain." }),
  })
  .meta({ id: "DomainItem" });

export const DeletedDomainAnswer: z.ZodType<DeletedDomain> = z
  .strictObject({ people: z.int() })
  .meta({ id: "DeletedDomain", description: "How many people were under it. They stay." });
