import type {Problem} from '../../core/problem.ts';
import {showVisibly} from '../../core/text/visible.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {declarationOf} from './declaration.ts';
import {findNames} from './find-names.ts';
import type {FormState} from './states.ts';

/** That a change was not sent, for what it is on was found missing right before: in words that fit where it was to be sent. */
export function describeGone(
  tools: Pick<ControllerTools, 'declarations' | 'services'>,
  {form, declaration: name}: Pick<FormState, 'form' | 'declaration'>,
  problem: Problem,
): Problem {
  const declaration = declarationOf(tools, name);
  const names = findNames({form}, declaration, tools.services.operation(form.operation)).map(showVisibly).join(' ');
  const read = declaration.current === undefined ? undefined : tools.services.operation(declaration.current.operation);
  // Of other reads only a setting of it may be missing.
  const isItself = /\}(?:\/configuration)?$/.test(read?.path ?? '') || /function not found/i.test(problem.why);
  const what = isItself && names !== '' ? names : `what is to be changed${names === '' ? '' : ` of ${names}`}`;
  return {
    ...problem,
    what: `It was not sent: ${what} is no longer there`,
    tryThis:
      declaration.removes === undefined
        ? 'Make it again before this is sent, or leave this with Esc.'
        : 'There is nothing left to take away: leave this with Esc.',
  };
}
