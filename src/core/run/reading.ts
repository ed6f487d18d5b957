import type {TextEdit} from '../edit/text-edit.ts';
import type {Lines} from './lines.ts';
import {type ReadingPlace, start} from './place.ts';
import type {Run} from './run.ts';

/** The parts of a run that are read one at a time. */
export type RunSection = 'response' | 'error' | 'log' | 'details';

/** How one reads a run. */
export interface RunReading {
  readonly section: RunSection;
  /** The response by its lines; undefined while they are being found. */
  readonly response: Lines | undefined;
  readonly places: Readonly<Partial<Record<RunSection, ReadingPlace>>>;
  /** True while the end of a response that arrives is kept in view. */
  readonly follows: boolean;
  readonly search: Search | undefined;
}

/** What is looked for in the open section. */
export interface Search {
  /** Being typed; undefined once it was. */
  readonly edit: TextEdit | undefined;
  readonly query: string;
  /** The lines that hold it; undefined while they are being found. */
  readonly found: readonly number[] | undefined;
}

/** The reading of a run that is opened: of a failed function its error first. */
export function createReading({outcome}: Run): RunReading {
  const hasFailed = outcome.state === 'done' && outcome.answer.error !== undefined;
  return {
    section: hasFailed ? 'error' : 'response',
    response: undefined,
    places: {},
    follows: outcome.state === 'running',
    search: undefined,
  };
}

/** The place in the open section. */
export function readingPlace({places, section}: RunReading): ReadingPlace {
  return places[section] ?? start;
}

/** The reading at another place of the open section. */
export function withPlace(reading: RunReading, place: ReadingPlace): RunReading {
  return {...reading, places: {...reading.places, [reading.section]: place}};
}

/** The sections a run has now, in their order. */
export function sectionsOf({outcome}: Run): readonly RunSection[] {
  if (outcome.state !== 'done') return ['response'];
  const {error, log} = outcome.answer;
  return [
    ...(error === undefined ? [] : (['error'] as const)),
    'response',
    ...(log.length === 0 ? [] : (['log'] as const)),
    'details',
  ];
}
