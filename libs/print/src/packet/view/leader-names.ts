import type { PacketSource } from '../packet-source.js';

/** The two leaders as scripts and rows call them. */
export const LEADERS = ['a', 'b'] as const;
export type Leader = (typeof LEADERS)[number];

/** "Ruth", or "Leader A" while nobody is named. */
export function leaderName({ session }: Pick<PacketSource, 'session'>, leader: Leader): string {
  return session.leaders[LEADERS.indexOf(leader)] ?? `Leader ${leader.toUpperCase()}`;
}
