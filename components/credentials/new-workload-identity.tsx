"use client";

import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { WorkloadIdentityForm } from "@/components/credentials/workload-identity-form";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";

export function NewWorkloadIdentity() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ShieldCheck aria-hidden />
        Trust workload identity
      </Button>
      <FormDialog open={open} onClose={() => setOpen(false)} title="Trust workload identity" wide>
        <WorkloadIdentityForm onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}
