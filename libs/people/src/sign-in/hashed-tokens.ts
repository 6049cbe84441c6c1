import type { DBAdapter, Where } from 'better-auth/types';
import { hashOfToken } from './session-token.js';

/**
 * An adapter that keeps of a session's token only the hash, and of the browser nothing. The token itself is
 * handed out once, to whoever makes the session; rows found later carry the hash.
 */
export function hashingTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    create: async (given) => {
      if (given.model !== 'session') return adapter.create(given);
      const { token } = given.data as unknown as { token: string };
      const data = {
        ...given.data,
        token: hashOfToken(token),
        ipAddress: null,
        userAgent: null,
      } as unknown as typeof given.data;
      const made = await adapter.create({ ...given, data });
      return { ...made, token } as never;
    },
    update: (given) => adapter.update({ ...hashedWhere(given), update: hashed(given) }),
    updateMany: (given) => adapter.updateMany({ ...hashedWhere(given), update: hashed(given) }),
    findOne: (given) => adapter.findOne(hashedWhere(given)),
    findMany: (given) => adapter.findMany(hashedWhere(given)),
    count: (given) => adapter.count(hashedWhere(given)),
    delete: (given) => adapter.delete(hashedWhere(given)),
    deleteMany: (given) => adapter.deleteMany(hashedWhere(given)),
    consumeOne: (given) => adapter.consumeOne(hashedWhere(given)),
  };
}

/** The new values of an update, which also keep nothing of the browser. */
function hashed({ model, update }: { model: string; update: Record<string, any> }) {
  if (model !== 'session') return update;
  const { ipAddress: _, userAgent: __, ...rest } = update;
  return typeof rest['token'] === 'string' ? { ...rest, token: hashOfToken(rest['token']) } : rest;
}

function hashedWhere<Given extends { model: string; where?: Where[] | undefined }>(
  given: Given,
): Given {
  if (given.model !== 'session' || !given.where) return given;
  return { ...given, where: given.where.map(byHash) };
}

function byHash(condition: Where): Where {
  const { field, value } = condition;
  if (field !== 'token') return condition;
  return {
    ...condition,
    value: Array.isArray(value)
      ? value.map((each) => hashOfToken(String(each)))
      : hashOfToken(String(value)),
  };
}
