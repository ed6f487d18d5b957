import {isSameFunction, parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toItems} from '../../core/format/members.ts';
import {formatRoutingSentence} from '../../core/format/routing.ts';
import type {Item} from '../../core/item.ts';
import type {Use, UseOfEach, VersionUser} from '../../core/operation/pruning.ts';
import {formatGrants} from './statements.ts';
import {pickMembers} from './target.ts';

const byName = (owner: Item) => pickMembers(owner, 'FunctionName');
const ofVersion = ({FunctionName, Version}: Item) => ({FunctionName, Qualifier: Version});
const notFound = ['ResourceNotFoundException'];

/** Everything that the service says uses a version of a function. Copies at the edge of CloudFront it does not tell. */
export const versionUses: readonly (Use | UseOfEach)[] = [
  {
    what: 'aliases that lead to it',
    operation: 'ListAliases',
    input: byName,
    toUsers: ({Aliases}) =>
      toItems(Aliases).flatMap(alias =>
        routedVersions(alias).map(version => ({
          version,
          why: `alias ${formatMember(alias['Name'])} → ${formatRoutingSentence(alias)}`,
        })),
      ),
  },
  {
    what: 'mappings that invoke it',
    // The service filters by the name as it was given: a mapping of a version is not among those of the function.
    operation: 'ListEventSourceMappings',
    input: () => ({}),
    toUsers: ({EventSourceMappings}, owner) =>
      ofArns(
        toItems(EventSourceMappings).filter(({FunctionArn}) => isSameFunction(FunctionArn, owner['FunctionArn'])),
        ({UUID}) => `event source mapping ${formatMember(UUID)}`,
      ),
  },
  {
    what: 'provisioned concurrency',
    operation: 'ListProvisionedConcurrencyConfigs',
    input: byName,
    toUsers: ({ProvisionedConcurrencyConfigs}) =>
      ofArns(toItems(ProvisionedConcurrencyConfigs), () => 'provisioned concurrency'),
  },
  {
    what: 'async settings',
    operation: 'ListFunctionEventInvokeConfigs',
    input: byName,
    toUsers: ({FunctionEventInvokeConfigs}) =>
      ofArns(toItems(FunctionEventInvokeConfigs), () => 'async settings of its own'),
  },
  {
    what: 'who may call it',
    operation: 'GetPolicy',
    inputOf: ofVersion,
    absent: notFound,
    toReasons: formatGrants,
  },
  {
    what: 'durable executions that run',
    operation: 'ListDurableExecutionsByFunction',
    inputOf: version =>
      version['DurableConfig'] === undefined ? undefined : {...ofVersion(version), Statuses: ['RUNNING']},
    absent: notFound,
    toReasons: ({DurableExecutions}) =>
      toItems(DurableExecutions).map(({DurableExecutionName: name}) => `durable execution ${formatMember(name)} runs`),
  },
  {
    what: 'environments on its capacity provider',
    operation: 'GetFunctionScalingConfig',
    inputOf: version => (version['CapacityProviderConfig'] === undefined ? undefined : ofVersion(version)),
    absent: notFound,
    toReasons: ({AppliedFunctionScalingConfig}) =>
      (AppliedFunctionScalingConfig as Item | undefined)?.['MaxExecutionEnvironments'] === 0
        ? []
        : ['it runs on a capacity provider'],
  },
];

/** The versions an alias divides its calls over. */
export function routedVersions({FunctionVersion, RoutingConfig}: Item): readonly string[] {
  const {AdditionalVersionWeights: weights} = (RoutingConfig ?? {}) as Item;
  return [formatMember(FunctionVersion), ...Object.keys((weights ?? {}) as Item)];
}

/** Of things that name their function by its ARN those that mean one version of it. */
function ofArns(things: readonly Item[], toWhy: (thing: Item) => string): readonly VersionUser[] {
  return things.flatMap(thing => {
    const version = parseFunctionArn(thing['FunctionArn'])?.qualifier;
    return version === undefined ? [] : [{version, why: toWhy(thing)}];
  });
}
