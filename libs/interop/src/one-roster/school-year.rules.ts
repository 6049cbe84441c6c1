/** Years that other systems count from July to June, each named by the one in which it ends. */
export function schoolYears(from: string, until: string): number[] {
  const [first, last] = [yearOf(from), yearOf(until)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A term that is a whole school year: it says nothing of when classes are. */
export function termOf(year: number) {
  return {
    ...{ id: `year-${year}`, title: `${year - 1}–${year}`, year },
    ...{ begins: `${year - 1}-07-01`, ends: `${year}-06-30` },
  };
}

/** @param day such as 2026-12-01 */
function yearOf(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month >= 7 ? year + 1 : year;
}
