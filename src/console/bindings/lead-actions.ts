import {ownerOf} from '../connection/owner.ts';
import {type Action, defineActions, tellMarked, tellMissing, withItem} from './action.ts';
import {isRead, tellUnknown} from './log-actions.ts';

/** What leads from a function or an invocation to what other services know of it. */
export const leadActions: readonly Action[] = defineActions([
  {
    name: 'role',
    title: 'Role: who may take it, and what it may do',
    keys: [],
    scopes: ['list', 'detail'],
    resources: ['functions'],
    group: 'Selection',
    unavailable: context => (context.scope === 'list' ? tellMarked(context) : undefined) ?? tellMissing(context),
    run: context =>
      withItem(context, item => {
        const arn = context.resource.values?.['Role']?.(item);
        return typeof arn === 'string' ? {type: 'role', connection: ownerOf(item), arn} : undefined;
      }),
  },
  {
    name: 'log-trace',
    title: 'X-Ray trace of the invocation, as a waterfall ($0.50 a million)',
    keys: [],
    scopes: ['log'],
    group: 'Selection',
    unavailable: ({session}) => (session.log.isEmpty ? 'the log is empty' : undefined),
    run: () => ({type: 'log', command: {type: 'trace'}}),
  },
  {
    name: 'insights',
    title: 'Logs Insights: ask hours of logs',
    keys: ['Q'],
    scopes: ['list', 'detail', 'log'],
    group: 'Selection',
    unavailable: tellUnknown,
    run: context => ({type: 'insights', command: {do: 'open', of: isRead(context) ? 'log' : 'selection'}}),
  },
]);
