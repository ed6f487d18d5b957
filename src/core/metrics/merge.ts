/** How values of neighbouring periods become one when there is no room for each. */
export type Merge = 'sum' | 'highest' | 'lowest';

type Values = readonly (number | undefined)[];

/** How values lie in the room for a chart: so many periods in one bar, each bar so many columns wide. */
export interface Fit {
  readonly periods: number;
  readonly columns: number;
}

/** Gives `count` values their places in `width` columns. */
export function toFit(count: number, width: number): Fit {
  const room = Math.max(1, width);
  const periods = Math.max(1, Math.ceil(count / room));
  return {periods, columns: Math.max(1, Math.floor(room / Math.ceil(count / periods)))};
}

/** The values as bars: one for so many periods, from the last one back, so that the newest bar is whole. */
export function mergeValues(values: Values, {periods}: Fit, merge: Merge): Values {
  if (periods === 1) return values;
  const bars: (number | undefined)[] = [];
  for (let end = values.length; end > 0; end -= periods) {
    bars.unshift(mergeOne(values.slice(Math.max(0, end - periods), end), merge));
  }
  return bars;
}

/** Every bar as wide as it should be. */
export function stretch(values: Values, {columns}: Fit): Values {
  return columns === 1 ? values : values.flatMap(value => Array.from({length: columns}, () => value));
}

function mergeOne(values: Values, merge: Merge): number | undefined {
  const measured = values.filter(value => value !== undefined);
  if (measured.length === 0) return undefined;
  if (merge === 'sum') return measured.reduce((sum, value) => sum + value, 0);
  return merge === 'highest' ? Math.max(...measured) : Math.min(...measured);
}
