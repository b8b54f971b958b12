import { hkdfSync } from "node:crypto";
import { type Configuration, Provider } from "oidc-provider";
import { usesSecureCookies } from "@/lib/auth/session-cookie";
import { env, previousSecrets, secret } from "@/lib/env";
import { log } from "@/lib/log";
import { issuerOf } from "@/lib/native-apps/schemas";
import { findAccount } from "@/lib/openid-provider/account";
import { makeAppToken } from "@/lib/openid-provider/app-token";
import { artifactsOf } from "@/lib/openid-provider/artifacts";
import { renderErrorPage } from "@/lib/openid-provider/error-page";
import { openSigningKey, type StoredKey } from "@/lib/openid-provider/signing-keys";
import { fitsRedirectUri } from "@/lib/utils/redirect-uri";

const minute = 60;
const day = 24 * 60 * minute;

/** Seconds. Each refresh begins the 30 days anew; after a year the person signs in again whatever happens. */
const ttl = {
  AccessToken: 10 * minute,
  AuthorizationCode: minute,
  Grant: 365 * day,
  IdToken: 10 * minute,
  Interaction: 10 * minute,
  RefreshToken: 30 * day,
  Session: 10 * minute,
};

const off = { enabled: false };

/**
 * The OpenID provider of one organization for its native apps (RFC 8252): authorization code with PKCE (RFC 7636, S256 alone),
 * refresh tokens that rotate, whose reuse ends the family (RFC 9700 §4.14.2), userinfo and revocation (RFC 7009), and nothing else.
 */
export function makeProvider(organizationId: string, keys: readonly StoredKey[]): Provider {
  const issuer = issuerOf(env().USHER_ORIGIN, organizationId);
  const provider = new Provider(issuer, configurationOf(organizationId, keys));
  // The mount says which scheme and host the operator has set; what a client wrote there it has removed.
  provider.proxy = true;
  // Koa's own handler writes to the console.
  provider.onerror = (error) => log.error({ err: error }, "openid provider: an answer failed");
  provider.on("server_error", (_ctx: unknown, error: unknown) => {
    log.error({ err: error }, "openid provider: a request failed");
  });
  // CORS is for web applications, and there are none here.
  provider.use(async (ctx, next) => {
    await next();
    for (const name of Object.keys(ctx.response.headers)) {
      if (name.startsWith("access-control-")) ctx.remove(name);
    }
  });
  provider.Client.prototype.redirectUriAllowed = function redirectUriAllowed(uri) {
    return fitsRedirectUri(this.redirectUris ?? [], uri);
  };
  for (const { prototype } of [provider.AccessToken, provider.AuthorizationCode, provider.RefreshToken]) {
    makeAppTokens(prototype as unknown as TokenMaker, organizationId);
  }
  return provider;
}

/** What the library's types leave out. */
interface TokenMaker {
  generateTokenId(): string;
}

/** Makes the model's ids tokens of ours: by their prefix scanners find a leaked one, and they say whose they are. */
function makeAppTokens(model: TokenMaker, organizationId: string): void {
  const original = model.generateTokenId;
  model.generateTokenId = function generateTokenId() {
    // It also notes the format of the token.
    original.call(this);
    return makeAppToken(organizationId);
  };
}

function configurationOf(organizationId: string, keys: readonly StoredKey[]): Configuration {
  const secure = usesSecureCookies();
  const cookie = { httpOnly: true, sameSite: "lax", secure, signed: true, overwrite: true } as const;
  return {
    adapter: artifactsOf(organizationId),
    jwks: { keys: keys.map((key) => openSigningKey(organizationId, key)) } as NonNullable<Configuration["jwks"]>,
    findAccount: (_ctx, id) => findAccount(organizationId, id),
    claims: {
      openid: ["sub", "amr"],
      profile: ["name", "given_name", "family_name", "preferred_username"],
      email: ["email"],
    },
    scopes: ["openid", "offline_access"],
    responseTypes: ["code"],
    clientAuthMethods: ["none"],
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    // With or without offline_access: an app of the organization's own keeps people signed in until an admin ends it.
    issueRefreshToken: async () => true,
    expiresWithSession: () => false,
    ttl,
    features: {
      devInteractions: off,
      dPoP: off,
      pushedAuthorizationRequests: off,
      resourceIndicators: off,
      rpInitiatedLogout: off,
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    },
    routes: { userinfo: "/userinfo", revocation: "/revoke" },
    interactions: { url: (_ctx, interaction) => `/apps/sign-in/${organizationId}/${interaction.uid}` },
    cookies: {
      names: { session: "usher_app_session", interaction: "usher_app_sign_in", resume: "usher_app_resume" },
      long: { ...cookie, path: `/oidc/${organizationId}` },
      short: cookie,
      keys: [secret(), ...previousSecrets()].map(cookieKey),
    },
    renderError: renderErrorPage,
  };
}

function cookieKey(source: string): string {
  return Buffer.from(hkdfSync("sha256", source, "", "usher app sign-in cookies", 32)).toString("base64url");
}
