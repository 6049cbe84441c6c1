import { PEOPLE_AT_A_TABLE } from '@hearthside/lesson-text';
import type { Point, Shape, Sketch } from './drawing.js';
import type { RoomPlan } from './room-plan.js';
import type { Room } from './room.js';
import { linesOf, setAt } from './words.js';

/** More chairs than this are a matter for a caretaker's own plan. */
const MOST_SEATS = 40;
/** The letter of a leader fits into a chair of this radius, as a part of the type size. */
const LEAST_RADIUS = 0.6;
/** Points. */
const MOST_RADIUS = 20;
/** From one chair to the next in a line, and round a circle, in radii. */
const PITCH = 2.6;
/** Half of a table, and from its middle to a chair's, in radii. */
const HALF_TABLE = 1.6;
const AT_TABLE = 2.9;
/** Between the middles of two tables: chairs back to back, and a way through. */
const TABLE_PITCH = 9;
const MOST_IN_A_ROW = 8;
/** An aisle in the middle of rows. */
const AISLE = 2.4;
/** Chairs in an arm of a horseshoe. */
const LONGEST_ARM = 9;
/** What the front and the leaders before it take of the height, in radii. */
const STAGE = 3;

/** Where chairs and tables stand, in radii of a chair, from the middle of the front downward. */
interface Places {
  chairs: Point[];
  leaders: Point[];
  tables: Point[];
  /** Half the width, and the height. */
  half: number;
  down: number;
}

/** A room from above, its front at the top; nothing when the chairs would be too small to count. */
export function drawRoomPlan(plan: RoomPlan, room: Room): Sketch | undefined {
  if (plan.seats + plan.leaders > MOST_SEATS) return undefined;
  const { size } = room;
  const places = layOuts[plan.shape](plan);
  const front = linesOf('Front', room.width, room);
  if (!front) return undefined;
  const frontHeight = 1.7 * size;
  const high = room.height - frontHeight;
  const radius = Math.min(MOST_RADIUS, room.width / (2 * places.half), high / places.down);
  if (radius < LEAST_RADIUS * size) return undefined;
  const middle = room.width / 2;
  const at = ({ x, y }: Point): Point => ({ x: middle + x * radius, y: frontHeight + y * radius });
  const frontWidth = Math.min(room.width, Math.max(10 * radius, front.width + 2 * size));
  return {
    width: room.width,
    height: frontHeight + places.down * radius,
    shapes: [
      {
        ...{ kind: 'box', x: middle - frontWidth / 2, y: 0, width: frontWidth },
        ...{ height: frontHeight, round: 0, fill: 'shade' },
      },
      ...setAt(front, middle, frontHeight / 2, room),
      ...places.tables.map((table): Shape => {
        const { x, y } = at(table);
        const half = HALF_TABLE * radius;
        const side = { width: 2 * half, height: 2 * half };
        return { kind: 'box', x: x - half, y: y - half, ...side, round: radius / 3, fill: 'paper' };
      }),
      ...places.chairs.map((chair) => oval(at(chair), radius, 'paper')),
      ...places.leaders.flatMap((chair, index): Shape[] => {
        const { x, y } = at(chair);
        const letter = linesOf(String.fromCharCode(65 + index), 2 * radius, room);
        return [oval({ x, y }, radius, 'shade'), ...(letter ? setAt(letter, x, y, room) : [])];
      }),
    ],
  };
}

function oval({ x, y }: Point, radius: number, fill: 'paper' | 'shade'): Shape {
  return { kind: 'oval', x, y, across: radius, down: radius, fill };
}

const layOuts: Record<RoomPlan['shape'], (plan: RoomPlan) => Places> = {
  circle,
  u: horseshoe,
  tables,
  rows,
};

/** Leaders side by side at the top, the others round from there. */
function circle({ seats, leaders }: RoomPlan): Places {
  const all = seats + leaders;
  const radius = Math.max(PITCH, (all * PITCH) / (2 * Math.PI));
  const chairs = Array.from({ length: all }, (_, index) => {
    const angle = ((index - (leaders - 1) / 2) / all) * 2 * Math.PI - Math.PI / 2;
    return { x: radius * Math.cos(angle), y: radius + 2 + radius * Math.sin(angle) };
  });
  return {
    leaders: chairs.slice(0, leaders),
    chairs: chairs.slice(leaders),
    tables: [],
    half: radius + 1,
    down: 2 * radius + 3,
  };
}

/** Two arms and a foot, open to the front. */
function horseshoe({ seats, leaders }: RoomPlan): Places {
  const arm = Math.min(LONGEST_ARM, Math.floor(seats / 3));
  const foot = seats - 2 * arm;
  const half = (Math.max(foot, leaders + 1) * PITCH) / 2;
  const top = STAGE + PITCH;
  const down = top + arm * PITCH;
  const along = (x: number) =>
    Array.from({ length: arm }, (_, index) => ({ x, y: top + index * PITCH }));
  return {
    leaders: side(leaders, 2),
    chairs: [...along(-half), ...side(foot, down), ...along(half)],
    tables: [],
    half: half + 1,
    down: down + 1,
  };
}

function tables({ seats, leaders }: RoomPlan): Places {
  const count = Math.ceil(seats / PEOPLE_AT_A_TABLE);
  const across = Math.min(4, Math.max(1, Math.ceil(Math.sqrt(count * 1.4))));
  const middles = Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / across);
    const inRow = Math.min(across, count - row * across);
    const column = (index % across) - (inRow - 1) / 2;
    return { x: column * TABLE_PITCH, y: STAGE + AT_TABLE + 1.5 + row * TABLE_PITCH };
  });
  const round = [
    { x: -AT_TABLE, y: 0 },
    { x: AT_TABLE, y: 0 },
    { x: 0, y: AT_TABLE },
    { x: 0, y: -AT_TABLE },
  ];
  const chairs = middles.flatMap(({ x, y }) =>
    round.map((chair) => ({ x: x + chair.x, y: y + chair.y })),
  );
  const rowsDown = Math.ceil(count / across);
  return {
    leaders: side(leaders, 2),
    chairs: chairs.slice(0, seats),
    tables: middles,
    half: Math.max(((across - 1) * TABLE_PITCH) / 2 + AT_TABLE + 1, leaders * PITCH),
    down: STAGE + 2.5 + (rowsDown - 1) * TABLE_PITCH + 2 * AT_TABLE,
  };
}

function rows({ seats, leaders }: RoomPlan): Places {
  const inRow = Math.min(MOST_IN_A_ROW, seats);
  const chairs = Array.from({ length: seats }, (_, index) => {
    const column = index % inRow;
    const row = Math.floor(index / inRow);
    const aside = column < inRow / 2 ? -AISLE / 2 : AISLE / 2;
    return { x: (column - (inRow - 1) / 2) * PITCH + aside, y: STAGE + PITCH + row * (PITCH + 1) };
  });
  return {
    leaders: side(leaders, 2),
    chairs,
    tables: [],
    half: Math.max((inRow * PITCH + AISLE) / 2 + 1, leaders * PITCH),
    down: Math.max(...chairs.map(({ y }) => y)) + 1,
  };
}

/** Chairs side by side, round the middle. */
function side(count: number, y: number): Point[] {
  return Array.from({ length: count }, (_, index) => ({
    x: (index - (count - 1) / 2) * PITCH,
    y,
  }));
}
