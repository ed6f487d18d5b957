import type {LogFilter} from './filter-condition.ts';
import type {LogBuffer, NewLine} from './log-buffer.ts';
import {compareLines, type LogLine} from './log-line.ts';
import {type LogLevel, logLevels} from './log-pane.ts';
import {createOrderedLines, type OrderedLines} from './ordered-lines.ts';

/** What lines are shown by. */
export interface Criteria {
  readonly filter: LogFilter;
  readonly level: LogLevel;
  /** Lines kept in view before and after each match. */
  readonly context: number;
}

/** The lines of a buffer that are shown: those that match, with their surroundings. */
export interface ShownLines {
  /** In the order of time. */
  readonly lines: OrderedLines;
  /** How many lines match; the others in view are around them. */
  readonly matches: number;
  isMatch(line: LogLine): boolean;
  /** Puts an event into the buffer, and into view when it belongs there; tells whether it does. */
  add(event: NewLine): boolean;
  clear(): void;
  /**
   * Shows by other criteria. Work for long buffers: it is done step by step as the generator is asked for more, and
   * the lines of before are shown until it ends. A newer call makes an older one pointless.
   */
  change(criteria: Criteria): Generator<undefined, void>;
}

/** Lines, and characters of them, that are looked at before others get a turn. */
const step = {lines: 2000, characters: 500_000};

/** What they are made of. */
interface Shown {
  readonly buffer: LogBuffer;
  readonly matching: OrderedLines;
  /** Matches with the lines around them, while some are wanted. */
  readonly around: OrderedLines;
  criteria: Criteria;
  /** What came while a change of criteria is under way. */
  arrived: LogLine[] | undefined;
  clearings: number;
}

/** Makes the shown lines of a buffer: all of them at first. */
export function createShownLines(buffer: LogBuffer): ShownLines {
  const shown: Shown = {
    buffer,
    matching: createOrderedLines(),
    around: createOrderedLines(),
    criteria: {filter: everything, level: 'all', context: 0},
    arrived: undefined,
    clearings: 0,
  };
  const {matching, around} = shown;
  return {
    get lines() {
      if (isAll(shown.criteria)) return buffer.lines;
      return shown.criteria.context > 0 ? around : matching;
    },
    get matches() {
      return isAll(shown.criteria) ? buffer.lines.size : matching.size;
    },
    isMatch: line => isAll(shown.criteria) || has(matching, line),
    add: event => {
      const {dropped} = buffer;
      const line = buffer.add(event);
      shown.arrived?.push(line);
      const isShown = put(shown, line);
      if (buffer.dropped > dropped) trim(shown);
      return isShown;
    },
    clear: () => {
      buffer.clear();
      for (const lines of [matching, around]) lines.replace([]);
      shown.arrived = [];
      shown.clearings += 1;
    },
    change: next => change(shown, next),
  };
}

function* change(shown: Shown, next: Criteria): Generator<undefined, void> {
  const {buffer, matching, around, criteria, clearings} = shown;
  shown.arrived = [];
  const narrowed = !isAll(criteria) && narrows(next, criteria);
  const found = yield* findMatches(narrowed ? matching : buffer.lines, next);
  const late = shown.arrived;
  shown.arrived = undefined;
  shown.criteria = next;
  matching.replace(clearings === shown.clearings ? found : []);
  around.replace([]);
  if (!isAll(next)) for (const line of late) if (passes(next, line)) matching.insert(line);
  if (next.context > 0) around.replace(findAround(buffer.lines, matching, next.context));
  trim(shown);
}

/** Puts a line of the buffer into view when it belongs there; tells whether it does. */
function put(shown: Shown, line: LogLine): boolean {
  const {matching, criteria} = shown;
  if (isAll(criteria)) return true;
  const matches = passes(criteria, line);
  if (matches) matching.insert(line);
  return criteria.context > 0 ? putAround(shown, line, matches) : matches;
}

/** Takes out of view what the buffer has dropped. */
function trim({buffer, matching, around}: Shown): void {
  const first = buffer.lines.at(0);
  for (const lines of [matching, around]) dropBefore(lines, first);
}

function isAll({filter, level}: Criteria): boolean {
  return filter.isEmpty && level === 'all';
}

const everything: LogFilter = {isEmpty: true, test: () => true, narrows: () => false, conditions: []};

function passes({filter, level}: Criteria, line: LogLine): boolean {
  return isOfLevel(line, level) && (filter.isEmpty || filter.test(line));
}

/** What the platform says of an invocation is no application's line, but what went wrong is of every level. */
function isOfLevel({severity, mark}: LogLine, level: LogLevel): boolean {
  if (level === 'all' || severity === 3) return true;
  return mark === undefined && severity >= leastSeverities[level];
}

const leastSeverities = {application: 0, info: 1, warn: 2, error: 3} as const;

function narrows(next: Criteria, before: Criteria): boolean {
  return (
    logLevels.indexOf(next.level) >= logLevels.indexOf(before.level) &&
    (before.filter.isEmpty || next.filter === before.filter || next.filter.narrows(before.filter))
  );
}

function* findMatches(lines: OrderedLines, criteria: Criteria): Generator<undefined, LogLine[]> {
  if (isAll(criteria)) return [];
  const found: LogLine[] = [];
  // A copy: lines arrive and are dropped while this waits for its turn.
  const all = lines.slice(0, lines.size);
  let lineCount = 0;
  let characters = 0;
  for (const line of all) {
    if (passes(criteria, line)) found.push(line);
    lineCount += 1;
    characters += line.message.length;
    if (lineCount < step.lines && characters < step.characters) continue;
    yield;
    lineCount = 0;
    characters = 0;
  }
  return found;
}

/** All lines that stand at most so many lines from a match. */
function findAround(lines: OrderedLines, matching: OrderedLines, context: number): LogLine[] {
  const all = lines.slice(0, lines.size);
  const matches = new Set(matching.slice(0, matching.size));
  const kept = new Uint8Array(all.length);
  all.forEach((line, index) => {
    if (matches.has(line)) kept.fill(1, Math.max(0, index - context), index + context + 1);
  });
  return all.filter((_, index) => kept[index] === 1);
}

/** A new line is shown when it matches, with the lines around it, or when it stands near a match. */
function putAround({buffer, matching, around, criteria: {context}}: Shown, line: LogLine, matches: boolean): boolean {
  const place = buffer.lines.indexOf(line);
  const near = buffer.lines.slice(Math.max(0, place - context), place + context + 1);
  if (matches) {
    for (const other of near) if (!has(around, other)) around.insert(other);
    return true;
  }
  if (!near.some(other => has(matching, other))) return false;
  around.insert(line);
  return true;
}

/** Whether a line is among others; what it matches is not looked for again. */
function has(lines: OrderedLines, line: LogLine): boolean {
  return lines.at(lines.indexOf(line)) === line;
}

function dropBefore(lines: OrderedLines, first: LogLine | undefined): void {
  for (let oldest = lines.at(0); oldest !== undefined; oldest = lines.at(0)) {
    if (first !== undefined && compareLines(oldest, first) >= 0) return;
    lines.dropFirst();
  }
}
