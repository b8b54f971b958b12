import type { PersonSession } from "@/lib/auth/find-session";
import { rateLimit } from "@/lib/auth/rate-limit";
import { withOrganization } from "@/lib/db/with-organization";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailConfigured, sendMail } from "@/lib/mail/send-mail";
import { writeMail } from "@/lib/mail/write-mail";

const day = 24 * 3600;
const requests = rateLimit("ask-for-access", 1, day);

/** Nobody's question fills more mailboxes than this. */
const mostAdmins = 20;

/**
 * Mails the admins who can give an access role that this person asks for one. Once a day (SCREENS §3.11).
 *
 * @throws AppError `conflict` for somebody who has an access role; `unavailable` without a mail server, or when it took none of the
 *   mails; `too_many_attempts` for the second time in a day
 */
export async function askForAccess({ organization, user, accessRole }: PersonSession): Promise<void> {
  if (accessRole !== null) throw new AppError("conflict", `You have the access role ${accessRole} already.`);
  const inPerson = `Ask an admin of ${organization.name} yourself.`;
  if (!mailConfigured()) throw new AppError("unavailable", `Usher cannot send mail here. ${inPerson}`);
  const key = `${organization.id}:${user.id}`;
  if ((await requests.take(key)) !== null) {
    throw new AppError("too_many_attempts", "You asked within the last day. Your admins have the mail.");
  }
  const mail = writeMail({
    subject: `${user.name} asks for access to ${organization.name}`,
    before: [
      "Hello,",
      `${user.name} (${user.email}) can use the apps of ${organization.name} and asks for the web portal too.`,
    ],
    button: { words: "Open the person", url: `${env().USHER_ORIGIN}/o/${organization.slug}/users/${user.id}/access` },
    after: ["An access role there is all it takes. If they should have none, leave it: nothing happens."],
  });
  const taken = await Promise.all((await adminsOf(organization.id)).map((to) => sendMail({ to, ...mail })));
  if (taken.includes(true)) return;
  await requests.giveBack(key);
  throw new AppError("unavailable", `The mail could not be sent. ${inPerson}`);
}

async function adminsOf(organizationId: string): Promise<readonly string[]> {
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<{ email: string }>(
      `select coalesce(primary_email, user_name) as email from "user"
       where organization_id = $1 and active and access_role in ('Admin', 'EnterpriseAdmin')
         and position('@' in coalesce(primary_email, user_name)) > 0
       order by access_role, id limit $2`,
      [organizationId, mostAdmins],
    ),
  );
  return rows.map(({ email }) => email);
}
