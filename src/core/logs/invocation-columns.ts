import {formatClock, type Zone} from './clock.ts';
import type {InvocationFacts} from './invocation-facts.ts';
import {fitListColumns, type ListColumn} from './list-columns.ts';

/** How the list of invocations is ordered: by a column, in the order it is looked at first or the other way round. */
export interface InvocationSort {
  readonly column: InvocationColumnName;
  readonly reverse: boolean;
}

/** A column of the list of invocations. */
interface InvocationColumn {
  readonly name: string;
  readonly header: string;
  /** What its order is called where it is chosen. */
  readonly order: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  value(facts: InvocationFacts): string;
  /** What it is ordered by, the lowest first; what has none comes last. */
  key(facts: InvocationFacts): number | undefined;
}

const milliseconds = (value: number | undefined) => (value === undefined ? '' : `${value} ms`);
/** The most first. */
const most = (value: number | undefined) => (value === undefined ? undefined : -value);
const startOf = ({report}: InvocationFacts) => report?.restoreDuration ?? report?.initDuration;

/** What is not published yet is newer than all that is. */
function toNumber(version: string | undefined): number | undefined {
  if (version === undefined) return undefined;
  if (version === '$LATEST') return Number.MAX_SAFE_INTEGER;
  return /^\d+$/.test(version) ? Number(version) : undefined;
}

/** The columns behind the time at which an invocation began, those first that are given up last. */
const columns = [
  {
    name: 'version',
    header: 'VERSION',
    order: 'the newest first',
    width: 8,
    align: 'left',
    value: ({version}) => version ?? '',
    key: ({version}) => most(toNumber(version)),
  },
  {
    name: 'status',
    header: 'STATUS',
    order: 'failed ones first',
    width: 14,
    align: 'left',
    value: ({failure, report}) => showStatus(failure, report === undefined),
    key: ({failure}) => (failure === undefined ? 1 : 0),
  },
  {
    name: 'duration',
    header: 'DURATION',
    order: 'the longest first',
    width: 11,
    align: 'right',
    value: ({report}) => milliseconds(report?.duration),
    key: ({report}) => most(report?.duration),
  },
  {
    name: 'memory',
    header: 'MEMORY',
    order: 'the most first',
    width: 9,
    align: 'right',
    value: ({report}) =>
      report?.maxMemoryUsed === undefined ? '' : `${report.maxMemoryUsed}/${report.memorySize ?? '?'}`,
    key: ({report}) => most(report?.maxMemoryUsed),
  },
  {
    name: 'cold',
    header: 'COLD',
    order: 'the longest cold starts first',
    width: 10,
    align: 'right',
    value: facts => milliseconds(startOf(facts)),
    key: facts => most(startOf(facts)),
  },
  {
    name: 'billed',
    header: 'BILLED',
    order: 'the most first',
    width: 9,
    align: 'right',
    value: ({report}) => milliseconds(report?.billedDuration),
    key: ({report}) => most(report?.billedDuration),
  },
] as const satisfies readonly InvocationColumn[];

/** The names of the columns there are. */
export type InvocationColumnName = 'started' | (typeof columns)[number]['name'];

/** What can be ordered by, with what that is called. */
export const invocationOrders: readonly {readonly column: InvocationColumnName; readonly label: string}[] = [
  {column: 'started', label: 'started, the newest last'},
  ...columns.map(({name, order}) => ({column: name, label: `${name}, ${order}`})),
];

/** The list as it is opened: the newest invocation last, where new ones come. */
export const usualSort: InvocationSort = {column: 'started', reverse: false};

/** Orders invocations, which come in the order in which they began. */
export function sortInvocations<Entry extends {readonly facts: InvocationFacts}>(
  entries: readonly Entry[],
  {column, reverse}: InvocationSort,
): readonly Entry[] {
  const own = columns.find(({name}) => name === column);
  if (own === undefined) return reverse ? entries.toReversed() : entries;
  const keyed = entries.map(entry => ({entry, key: own.key(entry.facts)}));
  const known = keyed.filter(({key}) => key !== undefined).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0));
  if (reverse) known.reverse();
  return [...known, ...keyed.filter(({key}) => key === undefined)].map(({entry}) => entry);
}

/** How the rows of the list are laid out. */
export interface InvocationLayout {
  readonly width: number;
  readonly zone: Zone;
  /** Whether times are shown with their day. */
  readonly dated: boolean;
  /** Columns of the function's name; 0 where none is shown. */
  readonly labelWidth: number;
}

/** What a row of the list is made of. */
interface Entry {
  readonly facts: InvocationFacts;
  readonly requestId: string;
}

/** Columns that are left for what happened, at least, before another column is shown. */
const leastWords = 7;

/** The columns that fit and tell something of any of the entries, the last one in what is left. */
export function placeInvocationColumns(
  entries: readonly Entry[],
  {width, zone, dated, labelWidth}: InvocationLayout,
): readonly ListColumn<Entry>[] {
  const started: ListColumn<Entry> = {
    name: 'started',
    header: 'STARTED',
    width: (dated ? 18 : 12) + (zone === 'UTC' ? 1 : 0),
    align: 'left',
    value: ({facts}) => formatClock(facts.begin, zone, dated),
  };
  const whose: ListColumn<Entry> = {
    ...{name: undefined, header: 'FUNCTION', width: labelWidth, align: 'left'},
    value: ({facts}) => facts.label,
  };
  return fitListColumns(
    {
      first: labelWidth > 0 ? [started, whose] : [started],
      others: columns.map(column => ({...column, value: ({facts}) => column.value(facts)})),
      last: {header: 'WHAT HAPPENED', value: showRest},
      least: leastWords,
    },
    entries,
    width,
  );
}

function showRest({facts, requestId}: {readonly facts: InvocationFacts; readonly requestId: string}): string {
  const {said, errors, warnings} = facts;
  const counts = [
    errors > 1 ? `${errors} errors` : undefined,
    warnings > 0 ? `${warnings} warning${warnings === 1 ? '' : 's'}` : undefined,
  ];
  return [said, ...counts, requestId].filter(part => part !== undefined).join(' · ');
}

function showStatus(failure: string | undefined, isOpen: boolean): string {
  if (failure !== undefined) return `✗ ${failure.split(/[.:]/).at(-1) ?? failure}`;
  return isOpen ? '… no REPORT' : '✓';
}
