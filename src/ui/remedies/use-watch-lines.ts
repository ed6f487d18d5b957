import {useQueries} from '@tanstack/react-query';
import {watchedChanges, watchQueries} from '../../console/remedies/watch-changes.ts';
import {connectionOf} from '../../console/session/connection-of.ts';
import {buildWatchLine} from '../../core/remedies/watch.ts';
import type {TonedText} from '../../core/tone.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';

/** How functions fare since they were changed of late: all of them, or one. A line each. */
export function useWatchLines(functionName?: string): readonly TonedText[] {
  const {controller, store} = useConsole();
  const {now} = useServices();
  const connection = useSession(connectionOf);
  useSession(({records}) => records);
  const changes = watchedChanges(store.getState(), connection, {now, ...(functionName && {functionName})});
  const {presence} = controller.tools;
  const queries = connection === undefined ? [] : watchQueries(connection, changes, {now, isAway: presence.isAway});
  const results = useQueries({queries});
  return changes.map((change, index) => {
    const data = results[index]?.data;
    return buildWatchLine(change, data?.series, data?.readAt ?? change.at);
  });
}
