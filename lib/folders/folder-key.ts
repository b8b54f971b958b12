/** How names of folders are compared, and what SCIM names: without spaces around them and without regard to case. */
export function folderKey(text: string): string {
  return text.trim().toLowerCase();
}
