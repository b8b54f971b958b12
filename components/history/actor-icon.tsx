import { Bot, CircleUser, KeyRound, type LucideIcon, Plug, Server, User } from "lucide-react";

const icons = new Map<string, LucideIcon>(
  Object.entries({
    user: User,
    connector: Plug,
    apiToken: KeyRound,
    serviceAccount: Bot,
    system: Server,
  }),
);

/** What kind of actor it was; the words stand beside it. */
export function ActorIcon({ kind }: { readonly kind: string }) {
  const Icon = icons.get(kind) ?? CircleUser;
  return <Icon aria-hidden className="size-4 shrink-0 stroke-[1.75] text-muted" />;
}
