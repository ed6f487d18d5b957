import {readWatched, watchedChanges} from '../../console/remedies/watch-changes.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import {buildWatchLine} from '../../core/remedies/watch.ts';
import type {TonedText} from '../../core/tone.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** How functions fare since they were changed of late: all of them, or one. A line each. */
export function buildWatchLines(
  {controller, client, store}: DrawnConsole,
  functionName?: string,
): readonly TonedText[] {
  const session = store.drawn.getState();
  const connection = connectionOf(session);
  const {now} = controller.tools.services;
  return watchedChanges(session, connection, {now, ...(functionName && {functionName})}).map(change => {
    const reading = readWatched(client, connection, change);
    return buildWatchLine(change, reading?.series, reading?.readAt ?? change.at);
  });
}
