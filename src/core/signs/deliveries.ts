import {formatIncidentCount} from './format-figures.ts';
import {judgeRate} from './rate.ts';
import type {IncidentReading, SeriesName} from './reading.ts';
import type {Sign, SignName} from './sign.ts';
import {toMinutesElapsed} from './time-series.ts';
import {findLevel} from './usual.ts';
import type {Window} from './window.ts';

const losses: readonly {
  readonly series: SeriesName;
  readonly name: SignName;
  readonly words: string;
  readonly score: number;
}[] = [
  {series: 'deadLetters', name: 'dead letters', words: 'not taken by the dead-letter queue', score: 5},
  {series: 'undelivered', name: 'undelivered', words: 'not delivered to a destination', score: 5},
  {series: 'dropped', name: 'dropped', words: 'dropped after all retries', score: 3},
];

/** Events of asynchronous calls that are lost, or of which nobody was told. */
export function findDeliverySigns({day, minutes}: IncidentReading, window: Window): readonly Sign[] {
  return losses.flatMap(({series, name, words, score}): readonly Sign[] => {
    const events = {day: day[series], minutes: minutes[series]};
    const time = {
      day: events.day && toMinutesElapsed(events.day),
      minutes: events.minutes && toMinutesElapsed(events.minutes),
    };
    const verdict = judgeRate(events, time, window);
    if (verdict === undefined || events.day === undefined) return [];
    const {course, since, until} = verdict;
    const {now, usual} = findLevel(events.day, window);
    const fact = `${formatIncidentCount(now)} ${now === 1 ? 'event' : 'events'} ${words} (usually ${formatIncidentCount(usual)})`;
    return [
      {
        name,
        title: name,
        words: course === 'over' ? `${fact}, recovered` : fact,
        course,
        score: course === 'usual' ? 0.5 : score + Math.log2(1 + now),
        ...(since && {since}),
        ...(until !== undefined && {until}),
      },
    ];
  });
}
