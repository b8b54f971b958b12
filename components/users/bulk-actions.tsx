"use client";

import { ChevronUp } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { BulkDialog } from "@/components/users/bulk-dialog";
import type { BulkActKind, BulkTarget } from "@/components/users/use-bulk-run";

interface BulkActionsProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly target: BulkTarget;
  /** Everybody was dealt with. */
  readonly onDone: () => void;
}

/** What can be done to many people at once. */
export function BulkActions({ slug, userTypes, target, onDone }: BulkActionsProps) {
  const [kind, setKind] = useState<BulkActKind | null>(null);
  const mayUsers = useMay("user:update");
  const mayFolders = useMay("folder:update");
  return (
    <>
      <Menu
        trigger={
          <Button>
            Change users
            <ChevronUp aria-hidden />
          </Button>
        }
      >
        {mayUsers && (
          <>
            <MenuItem onSelect={() => setKind("setUserType")}>Set user type…</MenuItem>
            <MenuItem onSelect={() => setKind("setAccessRole")}>Set access role…</MenuItem>
            <MenuItem onSelect={() => setKind("setLoginMethod")}>Set login method…</MenuItem>
            <MenuItem onSelect={() => setKind("invite")}>Invite again…</MenuItem>
          </>
        )}
        {mayFolders && <MenuItem onSelect={() => setKind("addToFolder")}>Add to folder…</MenuItem>}
        {mayUsers && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setKind("activate")}>Activate…</MenuItem>
            <MenuItem onSelect={() => setKind("deactivate")}>Deactivate…</MenuItem>
            <MenuItem onSelect={() => setKind("delete")}>Delete…</MenuItem>
          </>
        )}
      </Menu>
      {kind && (
        <BulkDialog
          slug={slug}
          userTypes={userTypes}
          kind={kind}
          target={target}
          onClose={(finished) => {
            setKind(null);
            if (finished) onDone();
          }}
        />
      )}
    </>
  );
}
