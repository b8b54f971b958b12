"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { Unread } from "@/components/layout/unread";
import { bold, Way } from "@/components/setup/clicks";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { setupLinkMutations, setupLinkQueries } from "@/lib/setup-links/queries";
import type { SignInByLink } from "@/lib/setup-links/sign-in-schemas";

/** The app that people sign in with, by a link that may name it. */
export function LinkSignIn({ linkId }: { readonly linkId: string }) {
  const t = useTranslations("setup.signIn");
  const { entraApp } = useEntraLabels();
  const query = useQuery({ ...setupLinkQueries.signIn(linkId), refetchOnWindowFocus: false });
  const { data } = query;
  if (!data) return <Unread query={query} rows={4} />;
  return (
    <div className="flex flex-col gap-4">
      {data.proven && <Callout kind="success">{t("works")}</Callout>}
      <Card title={t("redirectUris")}>
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
  const t = useTranslations("setup");
  const common = useTranslations("common");
  const { entraApp } = useEntraLabels();
  const [tenant, setTenant] = useState(data.settings?.entraTenant ?? "");
  const [clientId, setClientId] = useState(data.settings?.clientId ?? "");
  const toast = useToast();
  const keep = useSaved(linkId);
  const mutation = useMutation({
    mutationFn: setupLinkMutations.saveSignIn(linkId),
    onSuccess: (saved) => {
      keep(saved);
      toast("done", t("signIn.appSaved"));
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
    <Card title={t("signIn.app")}>
      <form noValidate onSubmit={submit} className="flex max-w-[720px] flex-col gap-4">
        <Elsewhere error={mutation.error} />
        <p>
          <Way steps={[entraApp.appRegistrations, entraApp.allApplications, t("entra.usher"), entraApp.overview]} />
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
          {mutation.isPending ? common("saving") : t("signIn.saveApp")}
        </Button>
      </form>
    </Card>
  );
}

function SecretForm({ linkId, secrets }: { readonly linkId: string; readonly secrets: number }) {
  const t = useTranslations("setup.signIn");
  const common = useTranslations("common");
  const { entraApp } = useEntraLabels();
  const [secret, setSecret] = useState("");
  const [endsOn, setEndsOn] = useState("");
  const toast = useToast();
  const keep = useSaved(linkId);
  const mutation = useMutation({
    mutationFn: setupLinkMutations.addSecret(linkId),
    onSuccess: (saved) => {
      keep(saved);
      setSecret("");
      toast("done", t("secretKept"));
    },
    gcTime: 0,
  });
  const wrong = problemsOf(mutation.error);
  function submit(event: FormEvent): void {
    event.preventDefault();
    mutation.mutate({ secret, endsOn: endsOn === "" ? null : endsOn });
  }
  return (
    <Card title={t("clientSecret")}>
      <form noValidate onSubmit={submit} className="flex max-w-[720px] flex-col gap-4">
        <Elsewhere error={mutation.error} />
        <p>
          {t.rich("copy", {
            value: entraApp.value,
            b: bold,
            way: () => (
              <Way steps={[entraApp.certificates, entraApp.clientSecrets, entraApp.newClientSecret, entraApp.add]} />
            ),
          })}{" "}
          {secrets > 0 && t("kept", { count: secrets })}
        </p>
        <TextField
          id="link-secret"
          label={t("clientSecret")}
          type="password"
          autoComplete="off"
          className="font-mono"
          error={wrong.get("secret")}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
        <TextField
          id="link-secret-ends"
          label={t("endsOn")}
          type="date"
          error={wrong.get("endsOn")}
          value={endsOn}
          onChange={(event) => setEndsOn(event.target.value)}
        />
        <Button type="submit" busy={mutation.isPending} className="self-start max-sm:w-full">
          {mutation.isPending ? common("adding") : t("add")}
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
