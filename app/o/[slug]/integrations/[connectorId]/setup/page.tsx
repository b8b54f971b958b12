import { redirect } from "next/navigation";
import { resumeStep } from "@/components/setup/step-state";
import { getCtx } from "@/lib/auth/session";
import { getSetup } from "@/lib/scim/get-setup";
import { idOrLeave, readOrLeave } from "../../../read";

interface SetupRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

/** Goes on where it was left. */
export default async function ResumeSetupRoute({ params }: SetupRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const view = await readOrLeave(() => getSetup(ctx, idOrLeave(connectorId)));
  redirect(`/o/${slug}/integrations/${connectorId}/setup/${resumeStep(view)}`);
}
