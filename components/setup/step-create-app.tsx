"use client";

import { useTranslations } from "next-intl";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { bold, type Click, Way } from "@/components/setup/clicks";
import { StepColumns } from "@/components/setup/step-columns";
import { appCreated } from "@/components/setup/step-state";
import { useSetup } from "@/components/setup/use-setup";

/** Step 1: an app in Entra that is not in its gallery. */
export function StepCreateApp() {
  const t = useTranslations("setup");
  const { entraWizard } = useEntraLabels();
  const { page } = useSetup();
  const { both } = entraWizard;
  const { home } = entraWizard[page];
  const homePage = home.at(-1) ?? "";
  const appName = t("entra.usher");
  const clicks: readonly Click[] = [
    {
      id: "1.open",
      name: t("clicks.open", { page: homePage }),
      place: homePage,
      text: t.rich("clicks.home", { portal: both.portal, b: bold, way: () => <Way steps={home} /> }),
    },
    { id: "1.new", name: both.newApplication, place: both.newApplication, text: <b>{both.newApplication}</b> },
    { id: "1.own", name: both.createYourOwn, place: both.createYourOwn, text: <b>{both.createYourOwn}</b> },
    {
      id: "1.name",
      name: t("clicks.nameApp"),
      place: t("entra.name"),
      text: t("clicks.nameAppText"),
      copy: { label: t("clicks.appName"), value: appName },
    },
    { id: "1.kind", name: t("clicks.nonGallery"), place: t("entra.nonGallery"), text: <b>{both.nonGallery}</b> },
    { id: appCreated, name: both.create, place: both.create, text: <b>{both.create}</b> },
  ];
  return (
    <StepColumns
      clicks={clicks}
      sketch={{
        title: t("entra.titles.allApplications", { page: homePage }),
        menu: [homePage, t("entra.appRegistrations")],
        rows: [
          { kind: "button", label: both.newApplication },
          { kind: "button", label: both.createYourOwn },
          { kind: "field", label: t("entra.name"), value: appName },
          { kind: "line", label: t("entra.nonGallery") },
          { kind: "button", label: both.create },
        ],
      }}
      after={<p className="text-muted">{t("createApp.need")}</p>}
    />
  );
}
