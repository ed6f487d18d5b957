import {packZip} from '../../code/index.ts';
import {ago, formatArn, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'stock-sync';

/** A stream consumer in ESM whose mapping is switched off. */
export const stockSync: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Ενημέρωση αποθέματος μετά από κάθε πώληση',
      Runtime: 'nodejs24.x',
      Handler: 'app.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'app.mjs': code})},
      MemorySize: 128,
      Timeout: 15,
      Architectures: ['arm64'],
      Environment: {Variables: {WAREHOUSE: 'ATH-1', DRY_RUN: 'false'}},
      LoggingConfig: {LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'INFO'},
    },
    {LastModified: ago(place, 6, 'day')},
  ),
  toStep(
    'CreateEventSourceMapping',
    {
      FunctionName: name,
      EventSourceArn: formatArn(place, 'dynamodb', 'table/orders/stream/2026-01-05T08:00:00.000'),
      StartingPosition: 'LATEST',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 5,
      MaximumRetryAttempts: 3,
      BisectBatchOnFunctionError: true,
      FilterCriteria: {Filters: [{Pattern: '{"eventName": ["INSERT"]}'}]},
      Enabled: false,
    },
    {LastModified: ago(place, 2, 'day')},
  ),
];

const code = `export const handler = async event => {
  const records = event.Records ?? [{eventID: 'example', eventName: 'INSERT', dynamodb: {NewImage: {sku: {S: 'mug'}}}}];
  console.debug({warehouse: process.env.WAREHOUSE, records: records.length});
  for (const {eventID, dynamodb} of records) {
    const sku = dynamodb?.NewImage?.sku?.S;
    if (sku === undefined) throw new TypeError('Record ' + eventID + ' has no sku');
    console.info({message: 'stock reduced', sku, dryRun: process.env.DRY_RUN === 'true'});
  }
  return {batchItemFailures: []};
};
`;
