import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { bold, StepCard } from "@/components/entra-sign-in/step-card";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { SignInPageDto } from "@/lib/entra-sign-in/schemas";

/** The addresses of this connector (K3), which the steps below ask for. */
export function Addresses({ page }: { readonly page: SignInPageDto }) {
  const t = useTranslations("entraSignIn.addresses");
  const { entraApp } = useEntraLabels();
  return (
    <Card title={t("title")}>
      <div className="flex max-w-3xl flex-col gap-3">
        <CopyField stacked label={entraApp.redirectUri} value={page.redirectUri} />
        <CopyField stacked label={entraApp.logoutUrl} value={page.logoutUrl} />
        <CopyField stacked label={t("initiateLogin")} value={page.initiateLoginUri} />
      </div>
    </Card>
  );
}

interface RedirectCardProps {
  readonly page: SignInPageDto;
  readonly done: string | null;
}

export function RedirectCard({ page, done }: RedirectCardProps) {
  const t = useTranslations("entraSignIn.redirect");
  const { entraApp } = useEntraLabels();
  return (
    <StepCard
      number={2}
      title={t("title")}
      done={done}
      path={
        <>
          <p>{t.rich("way", { ...entraApp, b: bold })}</p>
          <p className="mt-1 text-muted">{t("nativeApps")}</p>
        </>
      }
    >
      <div className="flex max-w-3xl flex-col gap-3">
        <CopyField stacked label={entraApp.redirectUri} value={page.redirectUri} />
        <CopyField stacked label={entraApp.logoutUrl} value={page.logoutUrl} />
      </div>
    </StepCard>
  );
}

export function PermissionsCard({ done }: { readonly done: string | null }) {
  const t = useTranslations("entraSignIn.permissions");
  const { entraApp } = useEntraLabels();
  return (
    <StepCard
      number={4}
      title={t("title")}
      done={done}
      path={
        <>
          <p>{t.rich("way", { ...entraApp, b: bold, code: mono })}</p>
          <p className="mt-1 text-muted">{t.rich("why", { code: mono })}</p>
        </>
      }
    />
  );
}

export function ClaimsCard({ done }: { readonly done: string | null }) {
  const t = useTranslations("entraSignIn.claims");
  const { entraApp } = useEntraLabels();
  return (
    <StepCard
      number={5}
      title={t("title")}
      done={done}
      path={
        <>
          <p>{t.rich("way", { ...entraApp, b: bold, code: mono })}</p>
          <p className="mt-1 text-muted">{t("why")}</p>
        </>
      }
    />
  );
}

export function HomePageCard({ page }: { readonly page: SignInPageDto }) {
  const t = useTranslations("entraSignIn.homePage");
  const { entraApp } = useEntraLabels();
  const addresses = useTranslations("entraSignIn.addresses");
  return (
    <StepCard
      number={6}
      title={t("title")}
      done={null}
      path={
        <>
          <p>{t.rich("way", { ...entraApp, b: bold })}</p>
          <p className="mt-1">{t.rich("visible", { ...entraApp, b: bold })}</p>
        </>
      }
    >
      <div className="max-w-3xl">
        <CopyField stacked label={addresses("initiateLogin")} value={page.initiateLoginUri} />
      </div>
    </StepCard>
  );
}

/** The tag `<code>` of a message: a scope, or a claim. */
function mono(words: ReactNode): ReactNode {
  return <code className="font-mono text-mono">{words}</code>;
}
