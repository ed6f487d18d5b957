import {showKeys} from '../../core/keys/hints.ts';
import type {TonedText} from '../../core/tone.ts';
import {type Action, type ActionContext, actionsIn} from './action.ts';

/** A row of the help. */
export type HelpLine = TonedText;

/** Every key that works where the user is, and why those that do not do not, a row each under the actions' groups. */
export function buildHelpLines(actions: readonly Action[], context: ActionContext): readonly HelpLine[] {
  const here = actionsIn(actions, context.scope, context.resource.name).filter(({keys}) => keys.length > 0);
  const groups = [...new Set(here.map(({group}) => group))];
  return groups.flatMap((group, index): readonly HelpLine[] => [
    ...(index === 0 ? [] : [{text: '', tone: 'plain' as const}]),
    {text: group, tone: 'heading'},
    ...here.filter(action => action.group === group).map(action => buildLine(action, action.unavailable?.(context))),
  ]);
}

function buildLine({keys, title}: Action, reason: string | undefined): HelpLine {
  const shown = showKeys(keys).padEnd(16);
  if (reason === undefined) return {text: `  ${shown}${title}`, tone: 'plain'};
  return {text: `  ${shown}${title} (not now: ${reason})`, tone: 'dim'};
}
