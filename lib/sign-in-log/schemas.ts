/** How somebody proves who they are. `link` is an invitation or a reset link. */
export type SignInMethod = "password" | "entra" | "link";
