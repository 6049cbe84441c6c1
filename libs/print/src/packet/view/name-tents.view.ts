import type { PacketSource } from '../packet-source.js';
import { sheet } from '../../view/sheet.js';
import type { View } from '../../view/view.js';

/** A tent for each name, and one to write on for everyone else; the course is named nowhere on it. */
export function nameTentsView(source: PacketSource, names: readonly string[]): View {
  return sheet(source, {
    name: 'name-tents',
    audience: 'everyone',
    ofClass: true,
    kicker: '',
    title: 'Name tents',
    blocks: [{ kind: 'tents', names: [...names] }],
  });
}
