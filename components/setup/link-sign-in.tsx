"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { entraApp } from "@/components/connectors/entra-labels";
import { Unread } from "@/components/layout/unread";
import { Way } from "@/components/setup/clicks";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { setupLinkMutations, setupLinkQueries } from "@/lib/setup-links/queries";
import type { SignInByLink } from "@/lib/setup-links/sign-in-schemas";
import { countOf } from "@/lib/utils/format";

/** The app that people sign in with, by a link that may name it. */
export function LinkSignIn({ linkId }: { readonly linkId: string }) {
  const query = useQuery({ ...setupLinkQueries.signIn(linkId), refetchOnWindowFocus: false });
  const { data } = query;
  if (!data) return <Unread query={query} rows={4} />;
  return (
    <div className="flex flex-col gap-4">
      {data.proven && (
        <Callout kind="success">Sign-in with Microsoft works already. An admin can change it in Usher.</Callout>
      )}
      <Card title="Redirect URIs">
        <div className="flex flex-col gap-3">
          <p>
            <Way
              steps={[
                entraApp.appRegistrations,
                entraApp.authentication,
                entraApp.redirectConfiguration,
                entraApp.addRedirectUri,
                entraApp.web,
              ]}
            />
          </p>
          <CopyField stacked label={entraApp.redirectUri} value={data.redirectUri} />
          <CopyField stacked label={entraApp.logoutUrl} value={data.logoutUrl} />
          <CopyField stacked label={entraApp.homePageUrl} value={data.initiateLoginUri} />
        </div>
      </Card>
      {!data.proven && <AppForm key={data.settings?.version ?? 0} linkId={linkId} data={data} />}
      {!data.proven && data.settings !== null && <SecretForm linkId={linkId} secrets={data.settings.secrets} />}
    </div>
  );
}

function useSaved(linkId: string) {
  const queryClient = useQueryClient();
  return (saved: SignInByLink) => queryClient.setQueryData(setupLinkQueries.signIn(linkId).queryKey, saved);
}

/** Somebody saved something else meanwhile: that is shown, with the reason why this was not saved. */
function useOvertaken(linkId: string) {
  const queryClient = useQueryClient();
  const toast = useToast();
  return (error: Error) => {
    if (!problemsOf(error).has("version")) return;
    toast("error", error.message);
    void queryClient.invalidateQueries({ queryKey: setupLinkQueries.signIn(linkId).queryKey });
  };
}

function AppForm({ linkId, data }: { readonly linkId: string; readonly data: SignInByLink }) {
  const [tenant, setTenant] = useState(data.settings?.entraTenant ?? "");
  const [clientId, setClientId] = useState(data.settings?.clientId ?? "");
  const toast = useToast();
  const keep = useSaved(linkId);
  const mutation = useMutation({
    mutationFn: setupLinkMutations.saveSignIn(linkId),
    onSuccess: (saved) => {
      keep(saved);
      toast("done", "The app is saved.");
    },
    onError: useOvertaken(linkId),
  });
  const wrong = problemsOf(mutation.error);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const version = data.settings?.version;
    mutation.mutate({ entraTenant: tenant, clientId, ...(version === undefined ? {} : { version }) });
  }
  return (
    <Card title="App">
      <form noValidate onSubmit={submit} className="flex max-w-[720px] flex-col gap-4">
        <Elsewhere error={mutation.error} />
        <p>
          <Way steps={[entraApp.appRegistrations, entraApp.allApplications, "Usher", entraApp.overview]} />
        </p>
        <TextField
          id="link-client-id"
          label={entraApp.applicationId}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          error={wrong.get("clientId")}
          value={clientId}
          onChange={(event) => setClientId(event.target.value)}
        />
        <TextField
          id="link-tenant"
          label={entraApp.directoryId}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          error={wrong.get("entraTenant")}
          value={tenant}
          onChange={(event) => setTenant(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={mutation.isPending} className="self-start max-sm:w-full">
          {mutation.isPending ? "Saving…" : "Save app"}
        </Button>
      </form>
    </Card>
  );
}

function SecretForm({ linkId, secrets }: { readonly linkId: string; readonly secrets: number }) {
  const [secret, setSecret] = useState("");
  const [endsOn, setEndsOn] = useState("");
  const toast = useToast();
  const keep = useSaved(linkId);
  const mutation = useMutation({
    mutationFn: setupLinkMutations.addSecret(linkId),
    onSuccess: (saved) => {
      keep(saved);
      setSecret("");
      toast("done", "The client secret is kept, encrypted.");
    },
    gcTime: 0,
  });
  const wrong = problemsOf(mutation.error);
  function submit(event: FormEvent): void {
    event.preventDefault();
    mutation.mutate({ secret, endsOn: endsOn === "" ? null : endsOn });
  }
  return (
    <Card title="Client secret">
      <form noValidate onSubmit={submit} className="flex max-w-[720px] flex-col gap-4">
        <Elsewhere error={mutation.error} />
        <p>
          <Way steps={[entraApp.certificates, entraApp.clientSecrets, entraApp.newClientSecret, entraApp.add]} />: copy{" "}
          <b>{entraApp.value}</b>. {secrets > 0 && `${countOf(secrets, "client secret")} is kept already.`}
        </p>
        <TextField
          id="link-secret"
          label="Client secret"
          type="password"
          autoComplete="off"
          className="font-mono"
          error={wrong.get("secret")}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
        <TextField
          id="link-secret-ends"
          label="Ends on"
          type="date"
          error={wrong.get("endsOn")}
          value={endsOn}
          onChange={(event) => setEndsOn(event.target.value)}
        />
        <Button type="submit" busy={mutation.isPending} className="self-start max-sm:w-full">
          {mutation.isPending ? "Adding…" : "Add client secret"}
        </Button>
      </form>
    </Card>
  );
}

function problemsOf(error: Error | null): ReadonlyMap<string, string> {
  return new Map(error === null ? [] : formProblems(error).fields.map(({ field, message }) => [field, message]));
}

function Elsewhere({ error }: { readonly error: Error | null }) {
  if (error === null || problemsOf(error).size > 0) return null;
  return (
    <div role="alert">
      <Callout kind="danger">{error.message}</Callout>
    </div>
  );
}
