// Next runs this file in the browser before the page's own code.
// Radix's dialogs write a style element while they are open, and take the nonce that our content security policy (proxy.ts)
// asks for from this global. The page's scripts carry the same nonce.
Object.defineProperty(globalThis, "__webpack_nonce__", {
  get: () => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce,
});
