import type { SessionFacts } from '../view/session-facts.js';
import type { SheetSource } from '../view/sheet.js';

/** What the sheets of a packet are made from: a meeting, and the class that is held. */
export interface PacketSource extends SheetSource {
  session: SessionFacts;
}
