/** How values of neighbouring periods become one when there is no room for each. */
export type Merge = 'sum' | 'highest' | 'lowest';

type Values = readonly (number | undefined)[];

/** How values lie in the room for a chart: so many periods in one bar, so many bars over all the columns. */
export interface Fit {
  readonly periods: number;
  readonly bars: number;
  readonly width: number;
}

/** Gives `count` values their places in `room` columns: the whole width is used, and no bar is narrower than a column. */
export function chooseFit(count: number, room: number): Fit {
  const width = Math.max(1, room);
  const periods = Math.max(1, Math.ceil(count / width));
  return {periods, bars: Math.ceil(count / periods), width};
}

/** The values as bars: one for so many `periods`, from the last one back, so that the newest bar is whole. */
export function mergeValues(values: Values, periods: number, merge: Merge): Values {
  if (periods === 1) return values;
  const bars: (number | undefined)[] = [];
  for (let end = values.length; end > 0; end -= periods) {
    bars.unshift(mergeOne(values.slice(Math.max(0, end - periods), end), merge));
  }
  return bars;
}

function mergeOne(values: Values, merge: Merge): number | undefined {
  const measured = values.filter(value => value !== undefined);
  if (measured.length === 0) return undefined;
  if (merge === 'sum') return measured.reduce((sum, value) => sum + value, 0);
  return merge === 'highest' ? Math.max(...measured) : Math.min(...measured);
}
