import type {Run} from '../../core/run/run.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {RunState} from './states.ts';

/** Leaves a run. One that is sent many times is stopped first: no more are sent. One that runs goes on, and that is said. */
export function leaveRun(tools: ControllerTools, dialog: Dialog<RunState>, run: Run): void {
  const {outcome, request, stopping} = run;
  const isRunning = outcome.state === 'running';
  const sent = isRunning ? (outcome.tally?.sent ?? 0) : request.times;
  if (isRunning && request.times > 1 && stopping === undefined && sent < request.times) {
    tools.store.dispatch({type: 'run', run: {...run, stopping: true}});
    const under = sent - (outcome.tally?.ended ?? 0);
    return tools.notify(`No more are sent: ${sent} of ${request.times} were, ${under} may still run.`, 'warn');
  }
  dialog.close();
  if (isRunning) tools.notify(`${run.name} may still run; its answer is told when it comes.`);
}
