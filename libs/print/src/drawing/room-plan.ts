/** How chairs can stand: as in the language, where leaders' texts name one of them. */
export const ROOM_SHAPES = ['circle', 'u', 'tables', 'rows'] as const;

/** What the plan of a room is drawn from. No kind of framework: authors cannot ask for it in a text. */
export interface RoomPlan {
  kind: 'room';
  shape: (typeof ROOM_SHAPES)[number];
  /** Chairs of those who take part. */
  seats: number;
  /** Chairs of those who lead, which bear the letters A, B … */
  leaders: number;
}
