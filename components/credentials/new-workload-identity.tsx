"use client";

import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { WorkloadIdentityForm } from "@/components/credentials/workload-identity-form";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";

export function NewWorkloadIdentity() {
  const t = useTranslations("credentials.workload");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ShieldCheck aria-hidden />
        {t("trust")}
      </Button>
      <FormDialog open={open} onClose={() => setOpen(false)} title={t("trust")} wide>
        <WorkloadIdentityForm onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}
