import {findTargetArn} from '../../core/operation/target-arn.ts';
import type {ActionContext} from '../bindings/action.ts';
import {callerName} from '../connection/connection-name.ts';
import {ownerOf} from '../connection/owner.ts';
import {buildAccountQuery} from '../reads/account-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {ReviewState} from './states.ts';

/** Where a change goes: `LIVE SHOP · shop · eu-west-1 · account 123456789012 · arn:aws:lambda:…`, as far as it is known. */
export function describePlace(
  {client, services}: Pick<ControllerTools, 'client' | 'services'>,
  review: Pick<ReviewState, 'from' | 'operation' | 'input'>,
  context: ActionContext,
): string {
  const {connection} = review.from;
  const account = client.getQueryData(buildAccountQuery(connection).queryKey) ?? undefined;
  const {label} = connection.environment();
  return [
    ...(label === undefined ? [] : [label]),
    callerName(connection),
    connection.region,
    ...(account === undefined ? [] : [`account ${account}`]),
    ...findArn(services, review, context),
  ].join(' · ');
}

/** The ARN of what the call is on; of several none. What is selected tells no more than the account, if it is of the same. */
function findArn(
  {operation}: Pick<ControllerTools['services'], 'operation'>,
  {from, operation: name, input}: Pick<ReviewState, 'from' | 'operation' | 'input'>,
  {resource, item}: ActionContext,
): readonly string[] {
  const isNear = item !== undefined && ownerOf(item).key === from.connection.key;
  const arn = findTargetArn(operation(name), input, isNear ? resource.arn(item) : undefined);
  return arn === undefined || from.targets !== undefined ? [] : [arn];
}
