import {parseFunctionArn} from '../../core/format/arn.ts';
import {readEventSource} from '../../core/format/event-source.ts';
import {formatMember} from '../../core/format/members.ts';
import type {Connection} from '../connection/connection.ts';
import {ownerOf} from '../connection/owner.ts';
import {type Action, defineActions, tellMissing, withItem} from './action.ts';

/** What can be done with an event source mapping, or the queues around it, beside calling an operation on it. */
export const mappingActions: readonly Action[] = defineActions([
  {
    name: 'queues',
    title: 'Queues: depth, age and dead letters',
    keys: [],
    scopes: ['list', 'detail'],
    resources: ['functions', 'mappings', 'account-mappings'],
    group: 'Selection',
    unavailable: tellMissing,
    run: context =>
      withItem(context, item => {
        const isMapping = context.resource.name !== 'functions';
        const name = formatMember(parseFunctionArn(item['FunctionArn'])?.name);
        return {
          type: 'queues',
          connection: ownerOf(item),
          functionArn: formatMember(item['FunctionArn']),
          mapping: isMapping ? item : undefined,
          title: isMapping ? `${readEventSource(item).name} and ${name}` : name,
        };
      }),
  },
  {
    name: 'deliver',
    title: 'Deliver records from a file (sandbox)',
    keys: [],
    scopes: ['list', 'detail'],
    resources: ['mappings', 'account-mappings'],
    group: 'Selection',
    unavailable: ({item}) => (item === undefined ? 'no mapping is selected' : whyNotDelivered(ownerOf(item))),
    run: context =>
      withItem(context, item => ({
        type: 'deliver',
        connection: ownerOf(item),
        uuid: formatMember(item['UUID']),
        label: readEventSource(item).name,
        path: '',
      })),
  },
]);

function whyNotDelivered({endpoint, lock}: Connection): string | undefined {
  if (lock.readOnly) return 'this session is read-only';
  const isOnThisMachine = endpoint !== undefined && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(endpoint);
  return isOnThisMachine ? undefined : 'AWS polls the source itself; only a sandbox takes records from a file';
}
