import { z } from "zod";
import { CreatedCredentialAnswer, CredentialAnswer } from "@/lib/api/answers/credential";
import { listOf, whole } from "@/lib/api/list";
import { type Operation, operation, type Section } from "@/lib/api/operation";
import { getCredential } from "@/lib/credentials/get-credential";
import type { Holder } from "@/lib/credentials/holder";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import { RotateCredential, UpdateCredential } from "@/lib/credentials/schemas";
import { updateCredential } from "@/lib/credentials/update-credential";

/** Where the credentials of one kind of holder are, and what they are called. */
interface Place<Params> {
  readonly section: Section;
  /** As an operation's id has it: `ApiToken`. */
  readonly noun: string;
  readonly words: { readonly one: string; readonly many: string };
  readonly path: `/${string}`;
  readonly holderParams: z.ZodObject & z.ZodType<Params>;
  readonly holderOf: (params: Params) => Holder;
}

const token = { tokenId: z.uuid().toLowerCase() };
const versionOf = ({ version }: { readonly version: number }) => version;
const Change = UpdateCredential.omit({ version: true });

/** What can be done alike to the credentials of connectors, service accounts and people; making one differs. */
export function credentialOperations<Params>(place: Place<Params>): readonly Operation[] {
  return [...readOperations(place), ...changeOperations(place)];
}

/** The path of one credential, and what is in it. */
function one<Params>({ path, holderParams }: Place<Params>) {
  return {
    path: `${path}/{tokenId}` as const,
    params: holderParams.extend(token) as unknown as z.ZodObject & z.ZodType<Params & { tokenId: string }>,
  };
}

function readOperations<Params>(place: Place<Params>): readonly Operation[] {
  const { section, noun, words, holderOf } = place;
  return [
    operation({
      section,
      id: `list${noun}s`,
      method: "GET",
      path: place.path,
      permission: "credential:read",
      summary: `List ${words.many}`,
      description: "Newest first, ended ones included, at most 500. No answer but that of a creation holds a secret.",
      status: 200,
      params: place.holderParams,
      answer: listOf(CredentialAnswer),
      run: ({ ctx, params }) => whole(listCredentials(ctx, holderOf(params))),
    }),
    operation({
      section,
      id: `get${noun}`,
      method: "GET",
      ...one(place),
      permission: "credential:read",
      summary: `Get ${words.one}`,
      status: 200,
      answer: CredentialAnswer,
      versionOf,
      run: ({ ctx, params }) => getCredential(ctx, holderOf(params), params.tokenId),
    }),
  ];
}

function changeOperations<Params>(place: Place<Params>): readonly Operation[] {
  const { section, noun, words, holderOf } = place;
  const { path, params } = one(place);
  return [
    operation({
      section,
      id: `update${noun}`,
      method: "PATCH",
      path,
      permission: "credential:update",
      summary: `Change ${words.one}`,
      description: "Its name, whether it is active, and what it may do. Holds from the next request on.",
      status: 200,
      params,
      body: Change,
      answer: CredentialAnswer,
      versionOf,
      ifMatch: true,
      conflict: "it was revoked and stays so",
      run: ({ ctx, params, body, expected }) =>
        updateCredential(ctx, holderOf(params), params.tokenId, { ...body, ...expected }),
    }),
    operation({
      section,
      id: `rotate${noun}`,
      method: "POST",
      path: `${path}/rotate`,
      permission: "credential:create",
      summary: `Rotate ${words.one}`,
      description: "Makes a successor that works now. The old one ends after the overlap.",
      status: 201,
      params,
      body: RotateCredential,
      answer: CreatedCredentialAnswer,
      versionOf,
      conflict: "it does not work any more, or it has no secret",
      run: ({ ctx, params, body }) => rotateCredential(ctx, holderOf(params), params.tokenId, body),
    }),
    operation({
      section,
      id: `revoke${noun}`,
      method: "DELETE",
      path,
      permission: "credential:delete",
      summary: `Revoke ${words.one}`,
      description: "For good. Its next request is refused, on every replica. It stays in the list.",
      status: 200,
      params,
      answer: CredentialAnswer,
      ifMatch: true,
      run: ({ ctx, params, expected }) => revokeCredential(ctx, holderOf(params), params.tokenId, expected),
    }),
  ];
}
