import type {FilterContext} from '../../../core/logs/filter-condition.ts';
import {createLogBuffer, type NewLine} from '../../../core/logs/log-buffer.ts';
import {parseLogFilter} from '../../../core/logs/log-filter.ts';
import type {LogLine} from '../../../core/logs/log-line.ts';
import type {LogNote} from '../../../core/logs/log-pane.ts';
import type {OrderedLines} from '../../../core/logs/ordered-lines.ts';
import {type Criteria, createShownLines, type ShownLines} from '../../../core/logs/shown-lines.ts';
import type {SessionStore} from '../../session/store.ts';
import {createExpressions} from './expressions.ts';
import {createFetched, type FetchedInvocations} from './fetched.ts';

/** The lines of the Log pane, outside the session: they are many and arrive all the time. */
export interface LogStore {
  readonly shown: ShownLines;
  /** All lines that are kept, in the order of time. */
  readonly lines: OrderedLines;
  /** Invocations that were fetched whole; they are not among the lines. */
  readonly fetched: FetchedInvocations;
  /** How many there are, and how many were dropped. */
  count(): number;
  dropped(): number;
  /** Lines that came into view since the cursor was put on one. */
  news(): number;
  /** What has to be said about the groups, by what it is about. */
  notes(): ReadonlyMap<string, LogNote>;
  /** The names lines are labelled with: of all that is followed, then others in the order they appeared. */
  labels(): readonly string[];
  /** Whether one line stands right after another among all. */
  isNext(line: LogLine, after: LogLine): boolean;
  add(events: readonly NewLine[]): void;
  clear(): void;
  note(key: string, note: LogNote | undefined): void;
  forgetNews(): void;
  /** Takes over the session's filter, level and context. */
  refilter(): void;
  /** Acts once what a filter takes is loaded that was typed so: at once but for the first expression. The newest counts. */
  whenReadable(typed: string, act: () => void): void;
  /** What a filter is read with now. */
  filterContext(): FilterContext;
  /** For views: told at most every 100 ms of what arrives, and at once of what a key did. */
  subscribe(listener: () => void): () => void;
  version(): number;
  stop(): void;
}

/** Milliseconds between two tellings of what has arrived. */
const tellEvery = 100;
/** Milliseconds of filtering after which keys get a turn. */
const sliceLength = 12;

/** Makes the store of the session's log lines. */
export function createLogStore(session: SessionStore, now: () => number): LogStore {
  const buffer = createLogBuffer();
  const shown = createShownLines(buffer);
  const teller = createTeller();
  const remarks = createRemarks(teller.soon);
  const fetched = createFetched(teller.now);
  const labels = new Set<string>();
  let news = 0;
  const sweeper = createSweeper(shown, teller.now);
  const reading = createReading(session, now, () => findLabels(session.getState().log.source?.names ?? [], labels));
  return {
    shown,
    lines: buffer.lines,
    fetched,
    count: () => buffer.lines.size,
    dropped: () => buffer.dropped,
    news: () => news,
    labels: () => reading.filterContext().labels,
    isNext: (line, after) => buffer.lines.indexOf(after) === buffer.lines.indexOf(line) + 1,
    add: events => {
      for (const event of events) {
        labels.add(event.label);
        if (shown.add(event)) news += 1;
      }
      if (events.length > 0) teller.soon();
    },
    clear: () => {
      shown.clear();
      fetched.clear();
      labels.clear();
      remarks.forget();
      news = 0;
      teller.now();
    },
    forgetNews: () => {
      news = 0;
    },
    refilter: () => sweeper.start(parseCriteria(session, reading.filterContext())),
    ...reading,
    ...remarks,
    ...teller,
    stop: () => {
      sweeper.stop();
      teller.stop();
    },
  };
}

/** The names to tell lines apart by: those that are followed, and those that came. */
function findLabels(names: readonly string[], came: ReadonlySet<string>): readonly string[] {
  // Columns that come with another function's first line would make all rows jump; a line of another than is followed must
  // not pass for one of what is followed.
  const isMixed = names.length > 1 || [...came].some(label => !names.includes(label));
  return [...new Set(isMixed ? [...names, ...came] : came)];
}

/** What there is to say beside the lines. */
function createRemarks(tellSoon: () => void) {
  let notes: ReadonlyMap<string, LogNote> = new Map();
  return {
    notes: () => notes,
    note: (key: string, note: LogNote | undefined) => {
      notes = new Map([...notes].filter(([other]) => other !== key).concat(note === undefined ? [] : [[key, note]]));
      tellSoon();
    },
    forget: () => {
      notes = new Map();
    },
  };
}

/** What filters are read with. */
function createReading(session: SessionStore, now: () => number, labels: () => readonly string[]) {
  const {compile, whenReadable} = createExpressions();
  const filterContext = (): FilterContext => ({
    zone: session.getState().log.zone,
    now: now(),
    labels: labels(),
    compile: compile(),
  });
  return {filterContext, whenReadable};
}

function parseCriteria(session: SessionStore, by: FilterContext): Criteria | undefined {
  const {filter: text, level, context} = session.getState().log;
  const filter = parseLogFilter(text, by);
  return 'error' in filter ? undefined : {filter, level, context: filter.isEmpty && level === 'all' ? 0 : context};
}

/** Carries out a change of criteria in slices, so that keys are answered meanwhile; the last change wins. */
function createSweeper(shown: ShownLines, done: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (sweep: Generator<undefined, void>) => {
    const end = performance.now() + sliceLength;
    while (performance.now() < end) if (sweep.next().done) return done();
    timer = setTimeout(work, 0, sweep);
  };
  return {
    start: (criteria: Criteria | undefined) => {
      if (criteria === undefined) return;
      clearTimeout(timer);
      work(shown.change(criteria));
    },
    stop: () => clearTimeout(timer),
  };
}

function createTeller() {
  const listeners = new Set<() => void>();
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    version += 1;
    for (const listener of [...listeners]) listener();
  };
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, tellEvery);
    },
    stop: () => clearTimeout(timer),
    version: () => version,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
