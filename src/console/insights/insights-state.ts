import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {QueryProgress, ResultCells, ScanEstimate} from '../../core/insights/insights-services.ts';
import type {ResultOrder} from '../../core/insights/result-table.ts';
import type {Problem} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** Of the last so many milliseconds, or from a time to another, in milliseconds since 1970. */
export type AskedSpan = {readonly last: number} | {readonly since: number; readonly until?: number};

/** How far it is known what a query would look at. */
export type Scan =
  | {readonly state: 'reading'}
  | {readonly state: 'known'; readonly estimate: ScanEstimate}
  | {readonly state: 'failed'; readonly problem: Problem};

/** What became of the query that was sent last. */
export type AskedRun =
  | {readonly state: 'none'}
  /** Until it is known what it would look at. */
  | {readonly state: 'waiting'}
  | {readonly state: 'running'; readonly progress: QueryProgress | undefined; readonly ending: AbortController}
  | {readonly state: 'stopped'; readonly progress: QueryProgress | undefined}
  | {
      readonly state: 'ended';
      readonly status: string;
      readonly rows: readonly ResultCells[];
      /** Rows that came, of which those of errors were put together. */
      readonly came: number;
      readonly progress: QueryProgress;
    }
  | {readonly state: 'refused'; readonly why: string}
  | {readonly state: 'failed'; readonly problem: Problem};

/** Asking Logs Insights about some log groups. */
export interface InsightsState {
  readonly connection: Connection;
  readonly groups: readonly string[];
  /** Whose logs, in words; the function under whose name queries are kept. */
  readonly title: string;
  readonly functionName: string;
  readonly span: AskedSpan;
  readonly query: TextEdit;
  /** What the query was taken from; undefined of one's own that has no name yet. */
  readonly name: string | undefined;
  readonly focus: 'query' | 'rows';
  readonly scan: Scan;
  readonly run: AskedRun;
  readonly order: ResultOrder | undefined;
  readonly index: number;
  readonly filter: TextEdit;
  readonly typing: boolean;
}

export const insightsDialogName = nameDialog<InsightsState>()('insights');
