import type {Measure} from '../measure.ts';
import {cursorBurst} from './cursor-burst.ts';
import {cursorMove} from './cursor-move.ts';
import {filterKey} from './filter-key.ts';
import {firstFrame} from './first-frame.ts';
import {firstRows} from './first-rows.ts';
import {idle} from './idle.ts';
import {incidentBoard} from './incident-board.ts';
import {logFilter} from './log-filter.ts';
import {logFollow} from './log-follow.ts';
import {memory} from './memory.ts';
import {operationForm} from './operation-form.ts';
import {requests} from './requests.ts';
import {sandboxFunctions} from './sandbox-functions.ts';
import {sandboxInvoke} from './sandbox-invoke.ts';
import {unchangedRefresh} from './unchanged-refresh.ts';
import {workbench} from './workbench.ts';

/** Everything that is measured, in the order it is run and shown. */
export const measures: readonly Measure[] = [
  firstFrame,
  cursorMove({columns: 120, rows: 40}, {median: 15, p99: 40, bytes: 700, scrollingBytes: 4500}),
  cursorMove({columns: 200, rows: 60}, {median: 20, p99: 50}),
  cursorBurst,
  filterKey,
  operationForm,
  workbench,
  memory,
  logFollow,
  logFilter,
  incidentBoard,
  idle,
  unchangedRefresh,
  firstRows,
  requests,
  sandboxFunctions,
  sandboxInvoke,
];
