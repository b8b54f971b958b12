import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { type Operation, sections } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { refusalsOf } from "@/lib/api/refusals";
import { env } from "@/lib/env";

type Document = ReturnType<typeof createDocument>;

const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What happened, why, and what to do." }),
    code: z.string().meta({ description: "Stable, for programs." }),
    requestId: z.string(),
    errors: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .exactOptional()
      .meta({ description: "The inputs that were wrong." }),
  })
  .meta({ id: "Problem", description: "A refusal (RFC 9457)." });

const about = `Usher's management API. Send \`Authorization: Bearer\` with an API token or a token of a service account; the organization follows from the token.
Dates are ISO 8601 in UTC. Lists answer \`items\` and \`next\`, the cursor to send as \`after\`. What somebody changed meanwhile is refused with 412 when the request has If-Match.
A create sent again with the same Idempotency-Key within 24 hours is answered as the first time and not done again.`;

const securitySchemes = {
  token: { type: "http", scheme: "bearer" },
  appToken: {
    type: "http",
    scheme: "bearer",
    description: "The access token that a native app got at `/oidc/{organizationId}` for its person.",
  },
} as const;

/** The API as an OpenAPI 3.1 document. It names nothing of anybody. */
export function apiDocument(): Document {
  return createDocument(
    {
      openapi: "3.1.0",
      info: { title: "Usher API", version: "1.0.0", description: about },
      servers: [{ url: `${env().USHER_ORIGIN}/api/v1` }],
      tags: sections.map((name) => ({ name })),
      security: [{ token: [] }],
      paths: paths(),
      components: { securitySchemes },
    },
    {
      override: ({ jsonSchema, io }) => {
        // Answers may get more fields later; only requests are strict.
        if (io === "output") delete jsonSchema.additionalProperties;
      },
    },
  );
}

function paths(): ZodOpenApiPathsObject {
  const found: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    found[operation.path] = { ...found[operation.path], [operation.method.toLowerCase()]: toOpenApi(operation) };
  }
  return found;
}

function toOpenApi(operation: Operation): ZodOpenApiOperationObject {
  const { params, query, body, permission } = operation;
  return {
    operationId: operation.id,
    tags: [operation.section],
    summary: operation.summary,
    description: [
      ...(operation.description === undefined ? [] : [operation.description]),
      permission === null ? "Needs no permission." : `Needs the permission \`${permission}\`.`,
    ].join("\n\n"),
    ...(permission === null ? {} : { "x-permission": permission }),
    ...(operation.forApps ? { security: [{ token: [] }, { appToken: [] }] } : {}),
    requestParams: {
      ...(params === null ? {} : { path: params }),
      query,
      header: z.object({ ...(operation.status === 201 ? onceHeader : {}), ...(operation.ifMatch ? matchHeader : {}) }),
    },
    ...(body === null ? {} : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: answers(operation),
  };
}

const onceHeader = {
  "Idempotency-Key": z.string().min(1).max(255).exactOptional().meta({
    description: "Your name for this request, such as a UUID: sent again, it is answered and not done again.",
  }),
};

const matchHeader = {
  "If-Match": z
    .string()
    .exactOptional()
    .meta({ description: "The ETag that you know, or *. When there is another by now, nothing is changed." }),
};

const etagHeader = { ETag: z.string().meta({ description: "The version, for If-Match." }) };

function answers(operation: Operation): ZodOpenApiResponsesObject {
  const { answer, status, hasEtag } = operation;
  const done = {
    description: status === 204 ? "Done." : operation.summary,
    ...(hasEtag ? { headers: z.object(etagHeader) } : {}),
    ...(answer === null ? {} : { content: { "application/json": { schema: answer } } }),
  };
  const refused = refusalsOf(operation).map(({ status, description }) => [
    String(status),
    { description, content: { "application/problem+json": { schema: Problem } } },
  ]);
  return { [`${status}`]: done, ...Object.fromEntries(refused) };
}
