import {buildHints, type Hints} from '../../core/keys/hints.ts';
import type {OpenDialog} from '../session/open-dialog.ts';
import {bindingsIn, modeOf} from '../tools/define-dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The keys that work in a dialog as it stands, for the last row of the screen. */
export function findHints({kinds}: Pick<ControllerTools, 'kinds'>, {name, state}: OpenDialog): Hints {
  const kind = kinds[name];
  if (kind === undefined) return [];
  const mode = modeOf(kind, state);
  const types = kind.modes[mode]?.types;
  const isResting = kind.isResting?.(state) === true;
  const offered = bindingsIn(kind, mode).filter(({rests}) => !(rests && isResting));
  return [...(types ? [['type', types] as const] : []), ...buildHints(offered)];
}
