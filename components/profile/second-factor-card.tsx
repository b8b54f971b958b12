"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Profile } from "@/lib/profile/schemas";

interface SecondFactorCardProps {
  readonly slug: string;
  readonly profile: Profile;
}

/** Whether one has a second factor, and the way to its page. */
export function SecondFactorCard({ slug, profile }: SecondFactorCardProps) {
  if (profile.loginMethod === "sso") return null;
  const { since, recoveryCodesLeft } = profile.secondFactor;
  const on = since !== null;
  return (
    <Card
      title="Second factor"
      action={
        <Button asChild>
          <Link href={`/o/${slug}/profile/second-factor`}>{on ? "Manage second factor" : "Set up second factor"}</Link>
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {on ? (
          <StatusBadge tone="success" icon={CircleCheck} word="On" />
        ) : (
          <StatusBadge tone="neutral" icon={CircleSlash} word="Off" />
        )}
        <span className="text-muted">
          {on ? `${recoveryCodesLeft} of 10 recovery codes left` : "Your password alone signs you in."}
        </span>
      </div>
    </Card>
  );
}
