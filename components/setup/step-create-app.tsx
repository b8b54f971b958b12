"use client";

import { entraWizard } from "@/components/connectors/entra-labels";
import { type Click, Way } from "@/components/setup/clicks";
import { StepColumns } from "@/components/setup/step-columns";
import { appCreated } from "@/components/setup/step-state";
import { useSetup } from "@/components/setup/use-setup";

const { both } = entraWizard;
const appName = "Usher";

/** Step 1: an app in Entra that is not in its gallery. */
export function StepCreateApp() {
  const { page } = useSetup();
  const { home } = entraWizard[page];
  const clicks: readonly Click[] = [
    {
      id: "1.open",
      name: `open ${home.at(-1)}`,
      place: home.at(-1) ?? "",
      text: (
        <>
          <b>{both.portal}</b> &gt; <Way steps={home} />
        </>
      ),
    },
    { id: "1.new", name: both.newApplication, place: both.newApplication, text: <b>{both.newApplication}</b> },
    { id: "1.own", name: both.createYourOwn, place: both.createYourOwn, text: <b>{both.createYourOwn}</b> },
    {
      id: "1.name",
      name: "name the app",
      place: "Name",
      text: <>Name it, for example:</>,
      copy: { label: "Name of the app", value: appName },
    },
    { id: "1.kind", name: "non-gallery", place: "Non-gallery", text: <b>{both.nonGallery}</b> },
    { id: appCreated, name: both.create, place: both.create, text: <b>{both.create}</b> },
  ];
  return (
    <StepColumns
      clicks={clicks}
      sketch={{
        title: `${home.at(-1)} | All applications`,
        menu: [home.at(-1) ?? "", "App registrations"],
        rows: [
          { kind: "button", label: both.newApplication },
          { kind: "button", label: both.createYourOwn },
          { kind: "field", label: "Name", value: appName },
          { kind: "line", label: "Non-gallery" },
          { kind: "button", label: both.create },
        ],
      }}
      after={
        <p className="text-muted">
          You need the role Application Administrator or Cloud Application Administrator, or own the app. Free licence:
          users. Assigning groups needs Entra ID P1.
        </p>
      }
    />
  );
}
