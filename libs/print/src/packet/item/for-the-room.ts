import { coursePrintablesOf } from '../../view/course-printables.js';
import { printablesOf } from '../../view/printables.js';
import type { PacketOrder } from '../order/packet-order.js';
import type { PacketSource } from '../packet-source.js';
import { agendaView } from '../view/agenda.view.js';
import { nameTentsView } from '../view/name-tents.view.js';
import { roomPlanView } from '../view/room-plan.view.js';
import { signInView } from '../view/sign-in.view.js';
import { foldedCard, once, onTheWall, sheetOfPaper, type SheetName } from './of-one-kind.js';
import type { PacketItem } from './packet-item.js';
import { largestOf, learnersBySize } from './readers.js';

/** What lies, hangs or stands in the room, once for all. */
export function forTheRoom(source: PacketSource, order: PacketOrder): PacketItem[] {
  const readers = learnersBySize(order);
  const all = largestOf(readers);
  const walls = [
    ...printablesOf(source.lesson)
      .filter(({ oneSize }) => oneSize === 'poster')
      .map(({ name, title, view }) => ({ name, title, view: view(source, {}) })),
    // What the whole course hangs up goes up when it begins, and stays.
    ...(source.meeting === 1
      ? coursePrintablesOf(source.course)
          .filter(({ oneSize, audience }) => oneSize === 'poster' && audience === 'everyone')
          .map(({ name, title, view }) => ({ name, title, view: view(source) }))
      : []),
  ];
  return [
    once({ name: 'room-plan', title: 'Room plan' }, roomPlanView(source), 'standard', sheetOfPaper),
    once(
      { name: 'agenda', title: 'Agenda for the wall' },
      agendaView(source),
      'standard',
      onTheWall,
    ),
    ...walls.map(({ view, ...sheet }) => once(sheet, view, 'standard', onTheWall)),
    once(signInSheet(source), signInView(source, order.names), all, {
      ...sheetOfPaper,
      oneSided: true,
    }),
    once(
      { name: 'name-tents', title: 'Name tents' },
      nameTentsView(source, tentsFor(order)),
      'standard',
      foldedCard,
    ),
  ];
}

/** Nobody signs in where nobody's presence is written down. */
function signInSheet({ lesson }: PacketSource): SheetName {
  return lesson.sensitivity === 'high'
    ? { name: 'head-count', title: 'How many came' }
    : { name: 'sign-in', title: 'Sign-in sheet' };
}

/** A tent for everyone who is named, and one to write on for everyone who is not. */
function tentsFor({ leaders, assistants, names, learners }: PacketOrder): string[] {
  const staff = [...leaders.map(({ name }) => name), ...assistants];
  const blanks = Array.from({ length: learners - names.length }, () => '');
  return [...staff, ...names, ...blanks];
}
