/**
 * The SQL that says what the organization of a user `u` asks for beside the password that was proven at a moment: null for nothing.
 * `w` is the person's password, `p` the policy, `b` the break-glass admin's row, `f` the second factor; all but `w` left-joined.
 *
 * A proof is worth nothing any more once the password was changed, the person's sessions were ended, or a session would be over. A
 * second factor of another organization is no proof here: whoever knows the password could have set that one up.
 */
export function asksMore(provenAt: string, now: string): string {
  return `case
    when p.require_sso and not p.builtin_keeps and (b.user_id is null or u.access_role is distinct from 'EnterpriseAdmin')
      then 'microsoft'
    when f.confirmed_at is not null or (p.admins_second_factor and u.access_role = 'EnterpriseAdmin') then 'second_factor'
    when w.changed_at > ${provenAt}
      or ${provenAt}::timestamptz <= ${now}::timestamptz - make_interval(hours => coalesce(p.session_hours, 720))
      or exists (
        select 1 from session ended where ended.organization_id = u.organization_id and ended.user_id = u.id
          and ended.revoked_at > ${provenAt}) then 'password'
  end`;
}

/** The joins for it, from a user `u`. */
export const asksMoreJoins = `join password w on w.organization_id = u.organization_id and w.user_id = u.id
  left join sign_in_policy p on p.organization_id = u.organization_id
  left join break_glass_admin b on b.organization_id = u.organization_id and b.user_id = u.id
  left join second_factor f on f.organization_id = u.organization_id and f.user_id = u.id`;

/** Whom a password lets in at all. */
export const mayUsePassword = "u.active and u.access_role is not null and u.login_method = 'builtin'";
