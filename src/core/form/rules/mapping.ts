import {findJsonError, showJsonError} from '../../edit/json-error.ts';
import {error, type FormRule, list, number, type RuleInput, ruleFor, structure, text, type Warning} from './rule.ts';

const create = ['CreateEventSourceMapping'];
const both = ['CreateEventSourceMapping', 'UpdateEventSourceMapping'];

/** The service that the ARN of an event source is of: `sqs`, `kinesis`, `dynamodb`, `kafka`, `mq`, `rds`. */
function serviceOf(input: RuleInput): string | undefined {
  return text(input, 'EventSourceArn').split(':')[2];
}

const hasSource = ruleFor(create, input =>
  input['EventSourceArn'] === undefined && input['SelfManagedEventSource'] === undefined
    ? error('EventSourceArn', 'is required, unless the source is self-managed')
    : [],
);

const streamsNeedPosition = ruleFor(create, input =>
  ['kinesis', 'dynamodb', 'kafka'].includes(serviceOf(input) ?? '') && input['StartingPosition'] === undefined
    ? error('StartingPosition', 'is required for a stream: where reading starts')
    : [],
);

const queuesHaveNoPosition = ruleFor(create, input =>
  serviceOf(input) === 'sqs' && input['StartingPosition'] !== undefined
    ? error('StartingPosition', 'is for streams; a queue has none')
    : [],
);

const noTimestampForTables = ruleFor(create, input =>
  serviceOf(input) === 'dynamodb' && input['StartingPosition'] === 'AT_TIMESTAMP'
    ? error('StartingPosition', 'a DynamoDB stream starts at TRIM_HORIZON or LATEST only')
    : [],
);

const timestampBelongs = ruleFor(create, input => {
  const isWanted = input['StartingPosition'] === 'AT_TIMESTAMP';
  if (isWanted === (input['StartingPositionTimestamp'] !== undefined)) return [];
  return error('StartingPositionTimestamp', isWanted ? 'is required for AT_TIMESTAMP' : 'is for AT_TIMESTAMP only');
});

const largeBatchesWantWindow: FormRule = ruleFor(create, input => {
  const isLarge = serviceOf(input) === 'sqs' && !isFifo(input) && (number(input, 'BatchSize') ?? 0) > 10;
  return isLarge && (number(input, 'MaximumBatchingWindowInSeconds') ?? 0) < 1
    ? error('MaximumBatchingWindowInSeconds', 'must be 1 second at least for batches of more than 10')
    : [];
});

const smallFifoBatches = ruleFor(create, input =>
  isFifo(input) && (number(input, 'BatchSize') ?? 0) > 10 ? error('BatchSize', 'is 10 at most for a FIFO queue') : [],
);

const noFifoWindow = ruleFor(create, input =>
  isFifo(input) && (number(input, 'MaximumBatchingWindowInSeconds') ?? 0) > 0
    ? error('MaximumBatchingWindowInSeconds', 'is not possible for a FIFO queue')
    : [],
);

const concurrencyIsForQueues = ruleFor(create, input =>
  input['ScalingConfig'] !== undefined && !['sqs', undefined, ''].includes(serviceOf(input))
    ? error('ScalingConfig', 'is for SQS queues only')
    : [],
);

/** Settings of streams (Kinesis, DynamoDB) that a queue does not have. */
const streamSettings = ['ParallelizationFactor', 'BisectBatchOnFunctionError', 'TumblingWindowInSeconds'];

const streamsOnly = ruleFor(create, input =>
  serviceOf(input) === 'sqs'
    ? [...streamSettings, 'MaximumRetryAttempts', 'MaximumRecordAgeInSeconds']
        .filter(name => input[name] !== undefined)
        .flatMap(name => error(name, 'is for streams; a queue has its own settings for that'))
    : [],
);

const fewFilters = ruleFor(both, input => {
  const count = list(structure(input, 'FilterCriteria'), 'Filters').length;
  return count > 5 ? error('FilterCriteria.Filters', `are ${count}; at most 5 are allowed`) : [];
});

const filtersAreJson = ruleFor(both, input =>
  list(structure(input, 'FilterCriteria'), 'Filters').flatMap((filter, index) =>
    checkPattern(`FilterCriteria.Filters[${index}].Pattern`, (filter as RuleInput | undefined)?.['Pattern']),
  ),
);

function checkPattern(path: string, pattern: unknown): readonly Warning[] {
  if (typeof pattern !== 'string' || pattern === '') return [];
  if (pattern.length > 4096) return error(path, 'has more than 4,096 characters');
  const problem = findJsonError(pattern);
  return problem === undefined ? [] : error(path, `is ${showJsonError(problem)}`);
}

function isFifo(input: RuleInput): boolean {
  return serviceOf(input) === 'sqs' && text(input, 'EventSourceArn').endsWith('.fifo');
}

/** What an event source mapping may say for which source. */
export const mappingRules: readonly FormRule[] = [
  hasSource,
  streamsNeedPosition,
  queuesHaveNoPosition,
  noTimestampForTables,
  timestampBelongs,
  largeBatchesWantWindow,
  smallFifoBatches,
  noFifoWindow,
  concurrencyIsForQueues,
  streamsOnly,
  fewFilters,
  filtersAreJson,
];
