import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import {buildRequest, withOptionError} from '../../core/workbench/request.ts';
import {asSent, payloadText, type Workbench} from '../../core/workbench/workbench.ts';
import type {Connection} from '../connection/connection.ts';
import {startRun} from '../run/invoke.ts';
import {findConnection} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {headroomProblem} from './headroom.ts';

/** Sends what the workbench holds, or marks what is wrong with it. It is kept as it was sent, to be sent again. */
export async function sendWorkbench(tools: ControllerTools, dialog: Dialog<Workbench>): Promise<void> {
  const {store, services} = tools;
  const workbench = dialog.state();
  const connection = findConnection(store.getState(), workbench.connection);
  if (connection === undefined) return tools.notify('Nothing was sent: there is no connection.', 'bad');
  if (connection.lock.readOnly) return tools.notify('Nothing was sent: this session is read-only.', 'bad');
  const result = buildRequest(workbench, services.operation('Invoke'));
  if ('wrong' in result) return refuse(tools, dialog, result.wrong);
  const {request} = result;
  if (request.concurrency > 1 && !(await hasHeadroom(tools, connection, dialog, request))) return;
  const {FunctionName: functionName} = workbench.target;
  store.dispatch({type: 'draft', workbench: asSent({...workbench, problem: undefined})});
  store.dispatch({type: 'payload-used', connection: connection.key, functionName, text: payloadText(workbench)});
  dialog.close();
  startRun(tools, connection, request);
}

/** Whether so many may run at once; says why not. Esc while that is read gives up sending. */
async function hasHeadroom(
  tools: ControllerTools,
  connection: Connection,
  dialog: Dialog<Workbench>,
  request: InvokeRequest,
): Promise<boolean> {
  dialog.update(workbench => ({...workbench, waiting: 'Reading how many may run at once…'}));
  const problem = await headroomProblem(tools, connection, request, dialog.signal);
  if (!dialog.isOpen()) return false;
  dialog.update(workbench => ({...workbench, waiting: undefined}));
  if (problem === undefined) return true;
  refuse(tools, dialog, withOptionError(dialog.state(), 'Concurrency', problem));
  return false;
}

function refuse(tools: ControllerTools, dialog: Dialog<Workbench>, wrong: Workbench): void {
  dialog.update(() => wrong);
  tools.notify('Nothing was sent: see the marked field.', 'bad');
}
