import {findAbove} from './above.ts';
import {formatIncidentSpan} from './format-figures.ts';
import type {IncidentReading, SeriesName} from './reading.ts';
import type {Sign, SignName} from './sign.ts';
import type {TimeSeries} from './time-series.ts';
import {findTypical} from './usual.ts';
import type {Window} from './window.ts';

/** Milliseconds that an event may wait without anyone minding, and how much more than on bad quarters of an hour. */
const least = {age: 60_000, factor: 2};

const ages: readonly (readonly [SeriesName, SignName & ('iterator age' | 'async age')])[] = [
  ['iteratorAge', 'iterator age'],
  ['asyncAge', 'async age'],
];

/** Events that wait longer and longer before the function gets them. */
export function findAgeSigns({day, minutes}: IncidentReading, window: Window): readonly Sign[] {
  return ages.flatMap(([series, name]) => {
    const coarse = day[series];
    return coarse === undefined ? [] : (findAgeSign(name, coarse, minutes[series], window) ?? []);
  });
}

function findAgeSign(
  name: SignName,
  day: TimeSeries,
  minutes: TimeSeries | undefined,
  window: Window,
): Sign | undefined {
  const {now, usual, high = 0} = findTypical(day, window);
  if (now === undefined || now < least.age || now < least.factor * high) return undefined;
  // An age grows from the moment that nothing is taken any more: what is just above the usual is its beginning.
  const limit = 1.5 * high + 1000;
  const near = minutes && findAbove(minutes, limit, window);
  const place =
    near === undefined || near.since.at <= (minutes?.start ?? 0) + 60_000 ? findAbove(day, limit, window) : near;
  if (place === undefined) return undefined;
  const last = (minutes ?? day).values.filter(value => value !== undefined).slice(-4);
  const isGrowing = (last.at(-1) ?? 0) > (last[0] ?? 0);
  const course = place.until === undefined ? 'now' : 'over';
  const facts = [
    `${name} ${formatIncidentSpan(now)}`,
    ...(usual === undefined ? [] : [`usually ${formatIncidentSpan(usual)}`]),
    ...(course === 'over' ? ['recovered'] : []),
    ...(course === 'now' && isGrowing ? ['growing'] : []),
  ];
  return {
    name,
    title: course === 'now' && isGrowing ? `${name} ↑` : name,
    words: facts.join(', '),
    course,
    score: 4 + Math.min(4, Math.log2(now / least.age)),
    ...place,
  };
}
