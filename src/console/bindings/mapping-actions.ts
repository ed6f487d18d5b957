import {readEventSource} from '../../core/format/event-source.ts';
import {formatMember} from '../../core/format/members.ts';
import type {Session} from '../session/session.ts';
import {type Action, defineActions} from './action.ts';

/** What can be done with an event source mapping beside calling an operation on it. */
export const mappingActions: readonly Action[] = defineActions([
  {
    name: 'deliver',
    title: 'Deliver records from a file (sandbox)',
    keys: [],
    scopes: ['list', 'detail'],
    resources: ['mappings'],
    group: 'Selection',
    unavailable: ({item, session}) => (item === undefined ? 'no mapping is selected' : whyNotDelivered(session)),
    run: ({item = {}}) => ({
      type: 'deliver',
      uuid: formatMember(item['UUID']),
      label: readEventSource(item).name,
      path: '',
    }),
  },
]);

function whyNotDelivered({connection}: Session): string | undefined {
  if (connection.state !== 'ready') return 'there is no connection';
  const {endpoint, lock} = connection.connection;
  if (lock.readOnly) return 'this session is read-only';
  const isOnThisMachine = endpoint !== undefined && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(endpoint);
  return isOnThisMachine ? undefined : 'AWS polls the source itself; only a sandbox takes records from a file';
}
