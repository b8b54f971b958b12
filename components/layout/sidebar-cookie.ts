export const sidebarCookie = "usher-sidebar";

export function isCollapsed(value: string | undefined): boolean {
  return value === "collapsed";
}

/** Remembers it in a cookie, so that the server draws the next page with the same width. */
export function rememberSidebar(collapsed: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in browsers that we serve
  document.cookie = `${sidebarCookie}=${collapsed ? "collapsed" : "open"}; path=/; max-age=31536000; samesite=lax`;
}
