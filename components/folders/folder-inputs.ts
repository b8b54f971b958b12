import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { ExternalId, FolderName } from "@/lib/folders/schemas";

const FolderInput = z.object({ name: FolderName, externalId: ExternalId.unwrap() });

/** Checks the names by the rules of the server. An empty external id becomes null. */
export const folderInputs = zodResolver(FolderInput);
