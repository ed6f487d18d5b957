import type {Measure} from '../measure.ts';
import {comparison} from './comparison.ts';
import {embeddedSandbox} from './embedded-sandbox.ts';
import {executable} from './executable.ts';
import {firstRows} from './first-rows.ts';
import {idle} from './idle.ts';
import {incidentBoard} from './incident-board.ts';
import {isolation} from './isolation.ts';
import {logFollow} from './log-follow.ts';
import {logLines} from './log-lines.ts';
import {largeMoves, moves} from './moves.ts';
import {operationForm} from './operation-form.ts';
import {queues} from './queues.ts';
import {requests} from './requests.ts';
import {sandbox} from './sandbox.ts';
import {source} from './source.ts';
import {coldStart, start} from './start.ts';
import {tenThousandFunctions} from './ten-thousand-functions.ts';
import {thousandFunctions} from './thousand-functions.ts';
import {workbench} from './workbench.ts';

/** Everything that is measured, in the order it is run and shown. */
export const measures: readonly Measure[] = [
  start,
  coldStart,
  executable,
  firstRows,
  embeddedSandbox,
  moves,
  largeMoves,
  operationForm,
  workbench,
  comparison,
  source,
  thousandFunctions,
  tenThousandFunctions,
  logLines,
  logFollow,
  incidentBoard,
  idle,
  requests,
  sandbox,
  isolation,
  queues,
];
