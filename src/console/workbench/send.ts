import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import {buildRequest, withOptionError} from '../../core/workbench/request.ts';
import {asSent, payloadText, type Workbench} from '../../core/workbench/workbench.ts';
import {startRun} from '../run/invoke.ts';
import {keyIn} from '../session/connection-key.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {headroomProblem} from './headroom.ts';
import {openedWorkbench, show} from './update.ts';

/** Sends what the workbench holds, or marks what is wrong with it. It is kept as it was sent, to be sent again. */
export async function sendWorkbench(tools: ControllerTools, workbench: Workbench): Promise<void> {
  const {store, services} = tools;
  const {connection} = store.getState();
  if (connection.state !== 'ready') return tools.notify('Nothing was sent: there is no connection.', 'bad');
  if (connection.info.readOnly) return tools.notify('Nothing was sent: this session is read-only.', 'bad');
  const result = buildRequest(workbench, services.operation('Invoke'));
  if ('wrong' in result) return refuse(tools, result.wrong);
  const {request} = result;
  if (request.concurrency > 1 && !(await hasHeadroom(tools, workbench, request))) return;
  const key = (name: string) => keyIn(store.getState(), name);
  store.dispatch({type: 'draft', key: key(workbench.title), workbench: asSent({...workbench, problem: undefined})});
  store.dispatch({type: 'payload-used', key: key(workbench.target.FunctionName), text: payloadText(workbench)});
  startRun(tools, request);
}

/** Whether so many may run at once; says why not. Esc while that is read gives up sending. */
async function hasHeadroom(tools: ControllerTools, workbench: Workbench, request: InvokeRequest): Promise<boolean> {
  show(tools, {...workbench, waiting: 'Reading how many may run at once…'});
  const problem = await headroomProblem(tools, request);
  const current = openedWorkbench(tools);
  if (current?.title !== workbench.title) return false;
  const waited = {...current, waiting: undefined};
  if (problem === undefined) {
    show(tools, waited);
    return true;
  }
  refuse(tools, withOptionError(waited, 'Concurrency', problem));
  return false;
}

function refuse(tools: ControllerTools, wrong: Workbench): void {
  show(tools, wrong);
  tools.notify('Nothing was sent: see the marked field.', 'bad');
}
