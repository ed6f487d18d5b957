import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, isMissing, toItems} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {OperationName, Selection} from '../../core/operation/operation.ts';
import type {Requirement, TellingRead} from '../../core/operation/requirement.ts';
import {pickMembers} from './target.ts';

const notFound = ['ResourceNotFoundException'];

/** A thing of a function, version or alias that one read answers, unless there is none. */
function readsOne(
  operation: OperationName,
  what: string,
  members: readonly string[],
  isThere: (answer: Item) => boolean = () => true,
): TellingRead {
  return {
    operation,
    input: fixed => pickMembers(fixed, ...members),
    none: [...notFound, 'ProvisionedConcurrencyConfigNotFoundException'],
    whyNot: answer => (answer !== undefined && isThere(answer) ? undefined : `there is no ${what}`),
  };
}

/** The same of a function by the list of all of its and of its aliases'; where none of these is said, `unsaid` is meant. */
function listsThem(operation: OperationName, what: string, unsaid?: '$LATEST'): TellingRead {
  return {
    operation,
    all: true,
    input: fixed => pickMembers(fixed, 'FunctionName'),
    none: notFound,
    whyNot: (answer, {Qualifier = unsaid}) => {
      const found = toItems(answer?.['items']).map(
        item => parseFunctionArn(item['FunctionArn'])?.qualifier ?? '$LATEST',
      );
      const isThere = Qualifier === undefined ? found.length > 0 : found.includes(String(Qualifier));
      return isThere ? undefined : `there is no ${what}`;
    },
  };
}

const qualified = ['FunctionName', 'Qualifier'];

/** Its own web address. */
export const needsUrl: Requirement = {
  sources: [
    readsOne('GetFunctionUrlConfig', 'function URL', qualified),
    listsThem('ListFunctionUrlConfigs', 'function URL', '$LATEST'),
  ],
  instead: 'CreateFunctionUrlConfig',
};

/** No web address yet. */
export const needsNoUrl: Requirement = {
  sources: needsUrl.sources.map(source => ({
    ...source,
    whyNot: (answer, fixed) =>
      source.whyNot(answer, fixed) === undefined ? 'there is a function URL already' : undefined,
  })),
};

/** Async settings of its own. */
export const needsAsync: Requirement = {
  sources: [
    readsOne('GetFunctionEventInvokeConfig', 'setting of its own', qualified),
    listsThem('ListFunctionEventInvokeConfigs', 'setting of its own', '$LATEST'),
  ],
  instead: 'PutFunctionEventInvokeConfig',
};

/** Environments kept ready. */
export const needsProvisioned: Requirement = {
  sources: [
    readsOne('GetProvisionedConcurrencyConfig', 'provisioned concurrency', qualified),
    listsThem('ListProvisionedConcurrencyConfigs', 'provisioned concurrency'),
  ],
};

/** A reservation. */
export const needsReservation: Requirement = {
  sources: [
    readsOne(
      'GetFunctionConcurrency',
      'reserved concurrency',
      ['FunctionName'],
      hasMember('ReservedConcurrentExecutions'),
    ),
  ],
};

/** A policy with statements. */
export const needsPolicy: Requirement = {sources: [readsOne('GetPolicy', 'policy to take from', qualified)]};

/** The same of a version of a layer. */
export const needsLayerPolicy: Requirement = {
  sources: [readsOne('GetLayerVersionPolicy', 'policy to take from', ['LayerName', 'VersionNumber'])],
};

/** A policy of the resource as a whole. */
export const needsResourcePolicy: Requirement = {
  sources: [readsOne('GetResourcePolicy', 'resource policy', ['ResourceArn'])],
};

/** A code signing config it is put under. */
export const needsSigning: Requirement = {
  sources: [
    readsOne('GetFunctionCodeSigningConfig', 'code signing', ['FunctionName'], hasMember('CodeSigningConfigArn')),
  ],
};

/** Tags. */
export const needsTags: Requirement = {
  sources: [
    readsOne('ListTags', 'tag to remove', ['Resource'], ({Tags}) => Object.keys((Tags ?? {}) as Item).length > 0),
  ],
};

/** A durable execution that has not ended. */
export const needsRunning: Requirement = {
  sources: [
    {
      operation: 'GetDurableExecution',
      input: fixed => pickMembers(fixed, 'DurableExecutionArn'),
      none: notFound,
      whyNot: answer => {
        if (answer === undefined) return 'there is no such execution any more';
        const {Status, EndTimestamp} = answer;
        if (isMissing(Status) || Status === 'RUNNING') return undefined;
        return `it has ended already: ${formatMember(Status)} at ${formatMember(EndTimestamp)}`;
      },
    },
  ],
};

/** Why a setting of functions on instances of one's own is for none else. */
export function unlessOnProvider({item}: Selection): string | undefined {
  return item !== undefined && isMissing(item['CapacityProviderConfig'])
    ? 'it runs on no capacity provider, which is chosen when a function is created'
    : undefined;
}

/** Why a setting of code in zips is not for images. */
export function unlessImage(what: string): (selection: Selection) => string | undefined {
  return ({item}) => (item?.['PackageType'] === 'Image' ? `it is a container image: ${what}` : undefined);
}

function hasMember(name: string): (answer: Item) => boolean {
  return answer => !isMissing(answer[name]);
}
