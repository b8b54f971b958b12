"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { FolderCombobox } from "@/components/rules/folder-combobox";
import { GroupCombobox } from "@/components/rules/group-combobox";
import { type EditedRule, givesSomething, peopleOf } from "@/components/rules/rule-draft";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { type AccessRole, givableRoles } from "@/components/users/access-roles";

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
  const gifts = giftsOf(props);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-2">
      <span>People in</span>
      <GroupCombobox
        slug={slug}
        id={props.groupId}
        number={number}
        group={rule.group}
        invalid={marked && rule.group === null}
        onChange={(group) => onChange({ group })}
      />
      {rule.group && <span className="text-muted text-xs">({peopleOf(rule.group.members)})</span>}
      {gifts.map(({ word, menu }, index) => (
        // Words and menu stay on one line, and so does the sign for more.
        <span key={word} className="inline-flex min-w-0 max-w-full items-center gap-1.5 max-sm:flex-wrap">
          <span className="shrink-0">{index === 0 ? `get ${word}` : word}</span>
          {menu}
          {index === gifts.length - 1 && <GiftMenu {...props} />}
        </span>
      ))}
      {gifts.length === 0 && (
        <span className="inline-flex items-center gap-1.5">
          get <GiftMenu {...props} />
        </span>
      )}
    </div>
  );
}

interface Gift {
  readonly word: string;
  readonly menu: ReactNode;
}

function giftsOf(props: RuleSentenceProps): readonly Gift[] {
  const { rule } = props;
  return [
    ...(rule.accessRole === null
      ? []
      : [{ word: "access role", menu: <RoleMenu {...props} role={rule.accessRole} /> }]),
    ...(rule.userType === null
      ? []
      : [{ word: "user type", menu: <UserTypeMenu {...props} userType={rule.userType} /> }]),
    ...(rule.folders === null
      ? []
      : [
          {
            word: rule.folders.length > 1 ? "folders" : "folder",
            menu: (
              <FolderCombobox
                slug={props.slug}
                number={props.number}
                folders={rule.folders}
                invalid={props.marked && !givesSomething(rule)}
                onChange={(folders) => props.onChange({ folders })}
              />
            ),
          },
        ]),
  ];
}

const nothing = "nothing";
const small = "h-8 touch:h-11 min-w-0 px-2.5 font-medium text-sm";

function RoleMenu({ role, number, ownRole, onChange }: RuleSentenceProps & { readonly role: AccessRole }) {
  const roles = givableRoles(ownRole).flatMap((choice) => choice.role ?? []);
  return (
    <Select<AccessRole | typeof nothing>
      label={`Access role of rule ${number}`}
      value={role}
      options={[...roles.map((value) => ({ value, label: value })), { value: nothing, label: "Give no access role" }]}
      onChange={(value) => onChange({ accessRole: value === nothing ? null : value })}
      className={small}
    />
  );
}

function UserTypeMenu({ userType, number, userTypes, onChange }: RuleSentenceProps & { readonly userType: string }) {
  const known = userTypes.includes(userType) ? userTypes : [...userTypes, userType];
  return (
    <Select
      label={`User type of rule ${number}`}
      value={`type ${userType}`}
      options={[
        ...known.map((type) => ({ value: `type ${type}`, label: type })),
        { value: nothing, label: "Give no user type" },
      ]}
      onChange={(value) => onChange({ userType: value === nothing ? null : value.slice("type ".length) })}
      className={small}
    />
  );
}

/** What the sentence does not speak of yet. */
function GiftMenu({ rule, number, userTypes, ownRole, onChange }: RuleSentenceProps) {
  const first = !givesSomething(rule) && rule.folders === null;
  if (rule.accessRole !== null && rule.userType !== null && rule.folders !== null) return null;
  const trigger = first ? (
    <Button className="min-h-8 px-2.5 font-normal text-muted" aria-label={`What rule ${number} gives`}>
      Choose what
    </Button>
  ) : (
    <IconButton label={`Give more by rule ${number}`} className="size-8">
      <Plus aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      {rule.accessRole === null && (
        <>
          <MenuLabel>Access role</MenuLabel>
          {givableRoles(ownRole).flatMap(({ role, hint }) =>
            role === null
              ? []
              : [
                  <MenuItem key={role} onSelect={() => onChange({ accessRole: role })}>
                    <span className="max-w-72">
                      {role}
                      <span className="block text-muted text-xs">{hint}</span>
                    </span>
                  </MenuItem>,
                ],
          )}
        </>
      )}
      {rule.userType === null && userTypes.length > 0 && (
        <>
          {rule.accessRole === null && <MenuSeparator />}
          <MenuLabel>User type</MenuLabel>
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
          <MenuItem onSelect={() => onChange({ folders: [] })}>Folders…</MenuItem>
        </>
      )}
    </Menu>
  );
}
