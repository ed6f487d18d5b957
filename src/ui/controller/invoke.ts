import {asSent, type FormState, setError} from '../../core/form/form.ts';
import {targetName, toInvokeForm, toInvokeInput} from '../../core/invoke/invoke-form.ts';
import type {InvokeRequest} from '../../core/invoke/invoke-request.ts';
import {type InvokeOutput, type Run, toInvokeAnswer} from '../../core/invoke/run.ts';
import type {InvokeTarget} from '../../core/resource.ts';
import {toProblem} from '../data/read-query.ts';
import type {ControllerTools} from './parts.ts';

/** Opens the form that invokes a target, as it was left when it was left unsent. */
export function openInvokeForm(tools: ControllerTools, target: InvokeTarget): void {
  const fresh = toInvokeForm(target);
  const draft = tools.store.getState().drafts[fresh.key];
  tools.open({type: 'form', form: draft ?? fresh});
}

/** Sends a checked form, once, and shows its run. The form is kept as it was sent, to be sent again. */
export function submitForm(tools: ControllerTools, form: FormState): void {
  const input = toInvokeInput(form);
  if ('error' in input) return tools.open({type: 'form', form: setError(form, 'Payload', input.error)});
  tools.store.dispatch({type: 'draft', key: form.key, form: asSent(form)});
  startRun(tools, {target: form.target, input, streaming: false, times: 1, concurrency: 1});
}

/** Sends what was asked for, once, and shows its run. */
export function startRun(tools: ControllerTools, {target, input}: InvokeRequest): void {
  const {store, services} = tools;
  const {Qualifier: _, ...unqualified} = target;
  const qualified = input.Qualifier === undefined ? unqualified : {...unqualified, Qualifier: input.Qualifier};
  const run: Run = {
    id: nextId(store.getState().runs),
    target: qualified,
    name: targetName(qualified),
    invocationType: String(input.InvocationType),
    startedAt: services.now().getTime(),
    outcome: {state: 'running'},
  };
  store.dispatch({type: 'run', run});
  tools.open({type: 'run', id: run.id, top: 0});
  const elapsed = () => services.now().getTime() - run.startedAt;
  services
    .call('Invoke', {...input}, {background: false, signal: new AbortController().signal})
    .then(output => finish(tools, run, output, elapsed()))
    // Also of an answer that cannot be made readable: a function may answer anything.
    .catch((error: unknown) => {
      const problem = toProblem(error);
      store.dispatch({type: 'run', run: {...run, outcome: {state: 'failed', problem, elapsed: elapsed()}}});
      announce(tools, run, `${run.name}: ${problem.what}`, 'bad');
    });
}

function finish(tools: ControllerTools, run: Run, output: InvokeOutput, elapsed: number): void {
  const {store} = tools;
  const answer = toInvokeAnswer(output);
  store.dispatch({type: 'run', run: {...run, outcome: {state: 'done', answer, elapsed}}});
  if (answer.log !== '') tools.logs.showTail(run.name, answer.log);
  const failed = answer.functionError !== undefined;
  announce(tools, run, `${run.name} ${failed ? 'failed' : 'answered'}: I shows it`, failed ? 'bad' : 'good');
}

/** A run that is not on screen any more says when it ends. */
function announce(tools: ControllerTools, run: Run, text: string, tone: 'good' | 'bad'): void {
  const {overlay} = tools.store.getState();
  if (overlay?.type !== 'run' || overlay.id !== run.id) tools.notify(text, tone);
}

function nextId(runs: readonly Run[]): number {
  return Math.max(0, ...runs.map(({id}) => id)) + 1;
}
