"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FolderCombobox } from "@/components/rules/folder-combobox";
import { GroupCombobox } from "@/components/rules/group-combobox";
import { type EditedRule, givesSomething } from "@/components/rules/rule-draft";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { givableRoles, useRoleHint } from "@/components/users/access-roles";
import type { AccessRole } from "@/lib/auth/permissions";

interface RuleSentenceProps {
  readonly slug: string;
  readonly rule: EditedRule;
  readonly number: number;
  readonly userTypes: readonly string[];
  /** The access role of the person at the screen: nobody gives one above their own. */
  readonly ownRole: AccessRole;
  readonly groupId: string;
  /** Marks what is not chosen yet. */
  readonly marked: boolean;
  readonly onChange: (part: Partial<EditedRule>) => void;
}

/** “People in [IT] get access role [Admin] folders [Runbooks]” */
export function RuleSentence(props: RuleSentenceProps) {
  const { slug, rule, number, marked, onChange } = props;
  const t = useTranslations("rules.sentence");
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-2">
      {t.rich("start", {
        words: (words) => <span>{words}</span>,
        group: () => (
          <GroupCombobox
            slug={slug}
            id={props.groupId}
            number={number}
            group={rule.group}
            invalid={marked && rule.group === null}
            onChange={(group) => onChange({ group })}
          />
        ),
        gifts: () => <Gifts {...props} />,
      })}
    </div>
  );
}

/** Each with its menu, and a sign for more behind the last one. */
function Gifts(props: RuleSentenceProps) {
  const { rule } = props;
  const t = useTranslations("rules.sentence");
  const gifts = giftsOf(props);
  return (
    <>
      {rule.group && <span className="text-muted text-xs">{t("people", { people: rule.group.members })}</span>}
      {gifts.map(({ kind, menu }, index) => (
        // Words and menu stay on one line, and so does the sign for more.
        <span key={kind} className="inline-flex min-w-0 max-w-full items-center gap-1.5 max-sm:flex-wrap">
          {t.rich(kind, {
            first: index === 0 ? "yes" : "no",
            count: rule.folders?.length ?? 0,
            words: (words) => <span className="shrink-0">{words}</span>,
            menu: () => menu,
          })}
          {index === gifts.length - 1 && <GiftMenu {...props} />}
        </span>
      ))}
      {gifts.length === 0 && (
        <span className="inline-flex items-center gap-1.5">
          {t.rich("nothing", { menu: () => <GiftMenu {...props} /> })}
        </span>
      )}
    </>
  );
}

interface Gift {
  readonly kind: "accessRole" | "userType" | "folders";
  readonly menu: ReactNode;
}

function giftsOf(props: RuleSentenceProps): readonly Gift[] {
  const { rule } = props;
  return [
    ...(rule.accessRole === null
      ? []
      : [{ kind: "accessRole", menu: <RoleMenu {...props} role={rule.accessRole} /> } as const]),
    ...(rule.userType === null
      ? []
      : [{ kind: "userType", menu: <UserTypeMenu {...props} userType={rule.userType} /> } as const]),
    ...(rule.folders === null
      ? []
      : [
          {
            kind: "folders",
            menu: (
              <FolderCombobox
                slug={props.slug}
                number={props.number}
                folders={rule.folders}
                invalid={props.marked && !givesSomething(rule)}
                onChange={(folders) => props.onChange({ folders })}
              />
            ),
          } as const,
        ]),
  ];
}

const nothing = "nothing";
const small = "h-8 touch:h-11 min-w-0 px-2.5 font-medium text-sm";

function RoleMenu({ role, number, ownRole, onChange }: RuleSentenceProps & { readonly role: AccessRole }) {
  const t = useTranslations("rules.gift");
  const roles = givableRoles(ownRole);
  return (
    <Select<AccessRole | typeof nothing>
      label={t("accessRoleOf", { number })}
      value={role}
      options={[...roles.map((value) => ({ value, label: value })), { value: nothing, label: t("noAccessRole") }]}
      onChange={(value) => onChange({ accessRole: value === nothing ? null : value })}
      className={small}
    />
  );
}

function UserTypeMenu({ userType, number, userTypes, onChange }: RuleSentenceProps & { readonly userType: string }) {
  const t = useTranslations("rules.gift");
  const known = userTypes.includes(userType) ? userTypes : [...userTypes, userType];
  return (
    <Select
      label={t("userTypeOf", { number })}
      value={`type ${userType}`}
      options={[
        ...known.map((type) => ({ value: `type ${type}`, label: type })),
        { value: nothing, label: t("noUserType") },
      ]}
      onChange={(value) => onChange({ userType: value === nothing ? null : value.slice("type ".length) })}
      className={small}
    />
  );
}

/** What the sentence does not speak of yet. */
function GiftMenu({ rule, number, userTypes, ownRole, onChange }: RuleSentenceProps) {
  const t = useTranslations("rules.gift");
  const hintOf = useRoleHint();
  const first = !givesSomething(rule) && rule.folders === null;
  if (rule.accessRole !== null && rule.userType !== null && rule.folders !== null) return null;
  const trigger = first ? (
    <Button className="min-h-8 px-2.5 font-normal text-muted" aria-label={t("what", { number })}>
      {t("choose")}
    </Button>
  ) : (
    <IconButton label={t("more", { number })} className="size-8">
      <Plus aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      {rule.accessRole === null && (
        <>
          <MenuLabel>{t("accessRole")}</MenuLabel>
          {givableRoles(ownRole).map((role) => (
            <MenuItem key={role} onSelect={() => onChange({ accessRole: role })}>
              <span className="max-w-72">
                {role}
                <span className="block text-muted text-xs">{hintOf(role)}</span>
              </span>
            </MenuItem>
          ))}
        </>
      )}
      {rule.userType === null && userTypes.length > 0 && (
        <>
          {rule.accessRole === null && <MenuSeparator />}
          <MenuLabel>{t("userType")}</MenuLabel>
          {userTypes.map((type) => (
            <MenuItem key={type} onSelect={() => onChange({ userType: type })}>
              <bdi>{type}</bdi>
            </MenuItem>
          ))}
        </>
      )}
      {rule.folders === null && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => onChange({ folders: [] })}>{t("folders")}</MenuItem>
        </>
      )}
    </Menu>
  );
}
