import * as openid from 'openid-client';
import { isLoopback } from './provider.rules.js';

/** Seconds that an identity provider may take for an answer. */
const PATIENCE = 10;

/** Asks an issuer what it can do, and how it wants to be asked for tokens. */
export async function discover(
  issuer: string,
  clientId: string,
  secret: string,
): Promise<openid.Configuration> {
  const execute = isLoopback(issuer) ? [openid.allowInsecureRequests] : [];
  const found = await openid.discovery(
    new URL(issuer),
    clientId,
    undefined,
    openid.ClientSecretBasic(secret),
    { execute, timeout: PATIENCE },
  );
  const server = found.serverMetadata();
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (ways.includes('client_secret_basic')) return found;
  const asked = new openid.Configuration(
    server,
    clientId,
    undefined,
    openid.ClientSecretPost(secret),
  );
  asked.timeout = PATIENCE;
  for (const setUp of execute) setUp(asked);
  return asked;
}
