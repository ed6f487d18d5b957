import {findChangedFunction, type MadeChange} from '../../core/remedies/made-change.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {ReviewState} from './states.ts';

/** Remembers a change that was made: what was before it is the way back, and its effect is looked at. */
export function recordChange(
  {store, services}: ControllerTools,
  {from, operation, title}: Pick<ReviewState, 'from' | 'operation' | 'title'>,
  {sent, before, answer}: Pick<MadeChange, 'sent' | 'before' | 'answer'>,
): void {
  const remedy = from.on?.remedy;
  const change: MadeChange = {
    operation,
    title: remedy?.title ?? title,
    functionName: remedy?.functionName ?? findChangedFunction(sent, answer),
    ...{sent, before, answer},
    at: services.now().getTime(),
  };
  store.dispatch({type: 'changed', connection: from.connection.key, change});
}
