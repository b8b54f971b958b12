/**
 * Whether the person of `u` lacks the second factor that its organization asks of EnterpriseAdmins who sign in with a
 * password (PRODUCT L8), as a column of a query. Microsoft's people are asked by Microsoft.
 */
export const secondFactorDueSql = `(u.access_role = 'EnterpriseAdmin' and u.login_method = 'builtin'
  and exists (select 1 from sign_in_policy d where d.organization_id = u.organization_id and d.admins_second_factor)
  and not exists (select 1 from second_factor f
    where f.organization_id = u.organization_id and f.user_id = u.id and f.confirmed_at is not null))`;

/** The page where a second factor is set up. */
export function setUpPage(slug: string): string {
  return `/o/${slug}/profile/second-factor`;
}

/** Whether a page is open to somebody who must set up a second factor first. */
export function isOpenBeforeSetUp(path: string): boolean {
  return /^\/(?:o|api\/organizations)\/[^/]+\/profile\/second-factor(?:\/confirm)?$/.test(path);
}

/** Whether a route is: those of the set-up, and what its page reads. Nothing of the directory, which a password alone must not open. */
export function isRouteOpenBeforeSetUp(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return (
    isOpenBeforeSetUp(pathname) || (request.method === "GET" && /^\/api\/organizations\/[^/]+\/profile$/.test(pathname))
  );
}
