import { headers } from "next/headers";
import Link from "next/link";
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
  const link = await readLink(token);
  if (typeof link === "string") {
    return (
      <AuthCard title="This link does not work" lead={link}>
        <Button variant="primary" asChild className="w-full">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Choose a password" lead={leadOf(link)}>
      <ChoosePasswordForm token={token} link={link} />
    </AuthCard>
  );
}

function leadOf({ kind, organization, inviter }: OpenLink): ReactNode {
  const name = (
    <b className="font-semibold text-text">
      <bdi>{organization}</bdi>
    </b>
  );
  if (kind === "invite") {
    return inviter === null ? (
      <>You are invited to {name}.</>
    ) : (
      <>
        <bdi>{inviter}</bdi> invites you to {name}.
      </>
    );
  }
  return inviter === null ? (
    <>For {name}.</>
  ) : (
    <>
      <bdi>{inviter}</bdi> sent you this link for {name}.
    </>
  );
}

const over = "This link was used or is older than 24 hours. Ask your organization for a new one.";

async function readLink(token: string): Promise<OpenLink | string> {
  try {
    return (await findLink(token, { address: remoteAddress(await headers()), now: new Date() })) ?? over;
  } catch (error) {
    if (error instanceof AppError && error.code === "too_many_attempts") return error.message;
    throw error;
  }
}
