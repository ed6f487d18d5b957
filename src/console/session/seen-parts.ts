import {recordOf} from './connection-of.ts';
import type {Session} from './session.ts';

/**
 * What panes are drawn from and reads follow: all of a session but what lies over the panes, the log, what was said, and where the
 * cursors of lists stand. It changes far more seldom than the session: a cursor that moves leaves it as it is.
 */
export function listSeenParts(session: Session): readonly unknown[] {
  const {log, dialogs, notice, messages, records, watch, recent, ...rest} = session;
  const {cursors, ...record} = recordOf(session);
  return [...Object.values(rest), ...Object.values(record), watch.isPaused, watch.step];
}
