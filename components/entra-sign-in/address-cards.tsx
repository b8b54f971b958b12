import { entraApp } from "@/components/connectors/entra-labels";
import { Path, StepCard } from "@/components/entra-sign-in/step-card";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { SignInPageDto } from "@/lib/entra-sign-in/schemas";

/** The addresses of this connector (K3), which the steps below ask for. */
export function Addresses({ page }: { readonly page: SignInPageDto }) {
  return (
    <Card title="Addresses to enter in Entra">
      <div className="flex max-w-3xl flex-col gap-3">
        <CopyField stacked label={entraApp.redirectUri} value={page.redirectUri} />
        <CopyField stacked label={entraApp.logoutUrl} value={page.logoutUrl} />
        <CopyField stacked label="Initiate-login URI" value={page.initiateLoginUri} />
      </div>
    </Card>
  );
}

interface RedirectCardProps {
  readonly page: SignInPageDto;
  readonly done: string | null;
}

export function RedirectCard({ page, done }: RedirectCardProps) {
  return (
    <StepCard
      number={2}
      title="Redirect URI"
      done={done}
      path={
        <>
          <p>
            <Path steps={[entraApp.manage, entraApp.authentication]} /> &gt; tab <b>{entraApp.redirectConfiguration}</b>{" "}
            &gt; <Path steps={[entraApp.addRedirectUri, entraApp.web]} />: enter both addresses &gt;{" "}
            <b>{entraApp.configure}</b> (older page: <b>{entraApp.addPlatform}</b>).
          </p>
          <p className="mt-1 text-muted">
            Desktop and mobile apps sign in at Usher, which leads people on to Microsoft. Register them under Security ›
            Native apps; Entra needs no redirect URI of theirs.
          </p>
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
  return (
    <StepCard
      number={4}
      title="Permissions"
      done={done}
      path={
        <>
          <p>
            <Path steps={[entraApp.apiPermissions, entraApp.addPermission, entraApp.graph, entraApp.delegated]} />:{" "}
            <Scopes names={["openid", "profile", "email"]} /> &gt;{" "}
            <Path steps={[entraApp.addPermissions, entraApp.grantConsent]} />.
          </p>
          <p className="mt-1 text-muted">
            Without <Scopes names={["profile"]} /> the token has no object id, and nobody can be recognised.
          </p>
        </>
      }
    />
  );
}

export function ClaimsCard({ done }: { readonly done: string | null }) {
  return (
    <StepCard
      number={5}
      title="Optional claims"
      done={done}
      path={
        <>
          <p>
            <Path steps={[entraApp.tokenConfiguration, entraApp.addOptionalClaim, entraApp.idToken]} />:{" "}
            <Scopes names={["login_hint", "sid"]} /> &gt; <b>{entraApp.add}</b>.
          </p>
          <p className="mt-1 text-muted">For clean sign-out: who signs out at Microsoft is signed out here as well.</p>
        </>
      }
    />
  );
}

export function HomePageCard({ page }: { readonly page: SignInPageDto }) {
  return (
    <StepCard
      number={6}
      title="My Apps tile"
      done={null}
      path={
        <>
          <p>
            <Path steps={[entraApp.branding, entraApp.homePageUrl]} />: enter the address below &gt;{" "}
            <b>{entraApp.save}</b>.
          </p>
          <p className="mt-1">
            <b>{entraApp.enterpriseApps}</b> &gt; your app &gt; <b>{entraApp.properties}</b>:{" "}
            <b>{entraApp.assignmentRequired}</b> Yes, <b>{entraApp.visibleToUsers}</b> Yes.
          </p>
        </>
      }
    >
      <div className="max-w-3xl">
        <CopyField stacked label="Initiate-login URI" value={page.initiateLoginUri} />
      </div>
    </StepCard>
  );
}

function Scopes({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ", "}
      <code className="font-mono text-mono">{name}</code>
    </span>
  ));
}
