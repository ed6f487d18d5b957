import type {CodePlace} from '../../core/code-place.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {tellProgress} from '../tools/tell-progress.ts';
import {readOldCode} from './read-old-code.ts';
import {restReview} from './rest-review.ts';
import type {ReviewState} from './states.ts';

/** Fetches the code that a change replaces while its review waits for it, and shows there whether it can be put back. */
export async function keepOldCode(
  tools: ControllerTools,
  dialog: Dialog<ReviewState>,
  place: CodePlace,
): Promise<void> {
  const {connection, kept} = dialog.state().from;
  const say = (progress?: string) =>
    dialog.update(state => ({
      ...state,
      waiting: `fetching the code that is there now, so that u can put it back${progress === undefined ? '' : ` (${progress})`}`,
    }));
  say();
  const code = {place, sha256: kept['CodeSha256']};
  const oldCode = await readOldCode(connection.source, code, {signal: dialog.signal, tell: tellProgress(say)});
  if (!dialog.isOpen()) return;
  dialog.update(state => ({...state, state: 'ready', oldCode}));
  restReview(tools, dialog);
}
