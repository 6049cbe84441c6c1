import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider says of whoever signs in with it next. */
export interface Says {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

export interface RealProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Lets somebody in, as a browser that follows its redirects does. @returns the address it comes back to */
  signIn(redirectTo: string, says: Says): Promise<URL>;
  /** Whom it lets in next, where a real browser comes by. */
  letIn(says: Says): void;
  stop(): Promise<void>;
}

/** A certified identity provider on this machine, that lets in whom the spec says. */
export async function aProvider(redirectUris: string[]): Promise<RealProvider> {
  // It says at length that it is set up for trying out.
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  // Its types ask for whole settings, most of which have a default.
  const { default: Provider } = (await import('oidc-provider')) as any;
  const server: Server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ['hearthside', 'a-secret-of-the-spec-that-is-long-enough'];
  let says: Says = { sub: 'nobody' };
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of the spec'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => says }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/let-in/${uid}` },
    loadExistingGrant: async (ctx: any) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, reply) => {
    if (request.url?.startsWith('/let-in/')) {
      void provider.interactionFinished(request, reply, { login: { accountId: says.sub } });
    } else void answer(request, reply);
  });
  return {
    ...{ issuer, clientId, clientSecret },
    signIn: async (redirectTo, said) => {
      says = said;
      const cookies = new Map<string, string>();
      let next = redirectTo;
      for (let hop = 0; hop < 6 && next.startsWith(issuer); hop++) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const reply = await fetch(next, { redirect: 'manual', headers: { cookie } });
        for (const set of reply.headers.getSetCookie()) {
          const [name, value] = set.split(';')[0]!.split('=') as [string, string];
          cookies.set(name, value);
        }
        const location = reply.headers.get('location');
        if (!location) throw new Error(`The provider said ${reply.status}: ${await reply.text()}`);
        next = new URL(location, issuer).href;
      }
      return new URL(next);
    },
    letIn: (said) => {
      says = said;
    },
    stop: () =>
      new Promise((closed) => {
        Object.assign(console, { warn, info });
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
