import type { Session } from "@/lib/auth/find-session";
import { rolePermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { Viewer } from "@/lib/organizations/schemas";

/** The context of everything that the session's user does. */
export function sessionCtx(session: Session, requestId: string): Ctx {
  return {
    organizationId: session.organization.id,
    actor: { kind: "user", id: session.user.id, name: session.user.name, accessRole: session.accessRole },
    permissions: rolePermissions[session.accessRole],
    requestId,
    sessionId: session.id,
    now: () => new Date(),
  };
}

/** The session's user for the shell around every page. */
export function sessionViewer(session: Session): Viewer {
  return {
    userId: session.user.id,
    name: session.user.name,
    email: session.user.email,
    accessRole: session.accessRole,
    organization: session.organization,
    permissions: [...rolePermissions[session.accessRole]],
  };
}
