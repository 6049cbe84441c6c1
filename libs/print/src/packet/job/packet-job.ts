import type { ChangedSheet } from '../changed/changed-sheets.js';
import type { PacketContents } from '../contents.js';
import type { PacketPlan } from '../plan/packet-plan.js';

/** A packet that somebody has asked for. */
export interface PacketJob {
  id: string;
  plan: PacketPlan;
  state: 'waiting' | 'working' | 'ready' | 'failed' | 'cancelled';
  /** Steps; all is 0 until work has begun. */
  done: number;
  all: number;
  /** Paths of its files, once it is ready. */
  files: string[];
  contents?: PacketContents;
  changed?: ChangedSheet[] | undefined;
  /** Why it could not be made, for people. */
  failure?: string;
}
