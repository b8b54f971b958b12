/**
 * The SQL that says whether a user `u` can no longer use a password once SSO is required: everybody but the break-glass admins and,
 * where they keep theirs (`builtinKeeps`, a placeholder), people with login method builtin. `lib/auth/sign-in.ts` judges the same.
 */
export function losesPassword(builtinKeeps: string): string {
  return `not (${builtinKeeps}::boolean and u.login_method = 'builtin')
    and not (u.login_method = 'builtin' and u.access_role = 'EnterpriseAdmin' and exists (
      select 1 from break_glass_admin b where b.organization_id = u.organization_id and b.user_id = u.id))`;
}

/** Sessions `s` that a password opened, or a link by which one was chosen. */
export const openedByPassword = "s.method in ('password', 'link')";
