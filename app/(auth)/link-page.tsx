import { headers } from "next/headers";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ChoosePasswordForm } from "@/components/auth/choose-password-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { AppError } from "@/lib/errors";
import { remoteAddress } from "@/lib/http/remote-address";
import { findLink } from "@/lib/one-time-links/find-link";
import type { OpenLink } from "@/lib/one-time-links/schemas";

/** The page of an invitation and of a reset link. Whatever is wrong with a link, it looks the same, so that nothing can be guessed. */
export async function LinkPage({ token }: { readonly token: string }) {
  const t = await getTranslations("auth");
  const pages = await getTranslations("pages");
  const link = (await readLink(token)) ?? t("link.over");
  if (typeof link === "string") {
    return (
      <AuthCard title={t("link.broken")} lead={link}>
        <Button variant="primary" asChild className="w-full">
          <Link href="/sign-in">{t("signIn.signIn")}</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={pages("choosePassword.title")} lead={<Lead link={link} />}>
      <ChoosePasswordForm token={token} link={link} />
    </AuthCard>
  );
}

function Lead({ link }: { readonly link: OpenLink }) {
  const t = useTranslations("auth.link");
  const { kind, organization, inviter } = link;
  const name = {
    name: organization,
    organization: (words: ReactNode) => (
      <b className="font-semibold text-text">
        <bdi>{words}</bdi>
      </b>
    ),
  };
  if (inviter === null) return t.rich(kind === "invite" ? "invited" : "sent", name);
  const person = (words: ReactNode) => <bdi>{words}</bdi>;
  return t.rich(kind === "invite" ? "invitedBy" : "sentBy", { ...name, inviter, person });
}

async function readLink(token: string): Promise<OpenLink | string | null> {
  try {
    return await findLink(token, { address: remoteAddress(await headers()), now: new Date() });
  } catch (error) {
    if (error instanceof AppError && error.code === "too_many_attempts") return error.message;
    throw error;
  }
}
