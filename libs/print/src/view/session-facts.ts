import type { Start } from './start.js';
import type { View } from './view.js';

/** What is known of one scheduled class, beyond the course: its sheets say it where they have a place for it. */
export interface SessionFacts {
  /** 2026-12-01. */
  date: string;
  start: Start;
  /** "Eastern Time". */
  zoneName: string;
  place?: string | undefined;
  /** In the order A, B; empty while nobody is named. */
  leaders: string[];
  assistants: string[];
  /** People who take part, without leaders. */
  learners: number;
  clinician?: { name: string; phone: string } | undefined;
  /** The host's answer on the duty to report. */
  reporting?: { answer: string; by: string; on: string; askAgain?: string | undefined } | undefined;
  brand?: View['brand'];
  /** Every page says that it is not for class yet. */
  isDraft: boolean;
  /** Minutes that no activity was written for, and which one has them. */
  spare?: { minutes: number; activity: string } | undefined;
}
