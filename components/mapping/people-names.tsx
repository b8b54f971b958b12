import { useTranslations } from "next-intl";
import type { PeopleSample } from "@/lib/connectors/schemas";

/** The first names of many, and how many there are besides. */
export function PeopleNames({ people }: { readonly people: PeopleSample }) {
  const t = useTranslations("mapping");
  const rest = people.count - people.names.length;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5">
      {people.names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list is drawn anew as a whole
        <li key={`${name} ${index}`}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {rest > 0 && <li>{t("andMore", { count: rest })}</li>}
    </ul>
  );
}
