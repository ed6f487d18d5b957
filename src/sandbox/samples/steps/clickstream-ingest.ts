import {packZip} from '../../code/index.ts';
import {ago, formatArn, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'clickstream-ingest';

/** A Kinesis consumer in the old callback style; its last batch failed. */
export const clickstreamIngest: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Διαβάζει τις προβολές σελίδων από τη ροή',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'index.js': code})},
      MemorySize: 192,
      Timeout: 60,
      Environment: {Variables: {STREAM: 'clicks', SAMPLE_RATE: '0.25'}},
      Tags: {team: 'analytics'},
    },
    {LastModified: ago(place, 9, 'day')},
  ),
  toStep(
    'CreateEventSourceMapping',
    {
      FunctionName: name,
      EventSourceArn: formatArn(place, 'kinesis', 'stream/clicks'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 500,
      ParallelizationFactor: 2,
      MaximumRecordAgeInSeconds: 86_400,
      DestinationConfig: {OnFailure: {Destination: formatArn(place, 'sqs', 'clicks-failed')}},
    },
    {LastProcessingResult: 'PROBLEM: Function call failed', LastModified: ago(place, 40, 'minute')},
  ),
];

const code = `exports.handler = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = false;
  const records = event.Records ?? [];
  const views = records.map(({kinesis}) => JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8')));
  console.log('%d page views from %s', views.length, process.env.STREAM);
  if (views.some(({url}) => url === undefined)) return callback(new Error('A page view without url'));
  callback(null, {stored: views.length});
};
`;
