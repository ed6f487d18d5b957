import {packZip} from '../../code/index.ts';
import {formatLayerArn} from './layers.ts';
import {ago, formatArn, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'thumbnailer';

/** A function that has failed: its subnets have no addresses left. */
export const thumbnailer: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Vorschaubilder für hochgeladene Fotos (größte Kante 320 px)',
      Runtime: 'nodejs22.x',
      Handler: 'src/thumbnail.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'src/thumbnail.js': code})},
      MemorySize: 1024,
      Timeout: 60,
      Layers: [formatLayerArn(place, 'image-tools', 1)],
      EphemeralStorage: {Size: 2048},
      Environment: {Variables: {BUCKET: 'photos-example', LARGEST_EDGE: '320'}},
      VpcConfig: {
        SubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0f1e2d3c4b5a69788'],
        SecurityGroupIds: ['sg-0123456789abcdef0'],
      },
      Tags: {team: 'media'},
    },
    {
      State: 'Failed',
      StateReasonCode: 'SubnetOutOfIPAddresses',
      StateReason:
        'Lambda was not able to create an ENI in the VPC of the Lambda function because subnet ' +
        'subnet-0a1b2c3d4e5f60718 has no available IP addresses.',
      LastModified: ago(place, 1, 'hour'),
    },
  ),
  toStep('AddPermission', {
    FunctionName: name,
    StatementId: 'photo-uploads',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceArn: 'arn:aws:s3:::photos-example',
    SourceAccount: place.accountId,
  }),
  toStep(
    'CreateEventSourceMapping',
    {FunctionName: name, EventSourceArn: formatArn(place, 'sqs', 'photo-uploads'), BatchSize: 1, Enabled: false},
    {LastModified: ago(place, 1, 'hour')},
  ),
];

const code = `const {fit} = require('image-tools');

exports.handler = async event => {
  const photo = event.photo ?? {key: 'beach.jpg', width: 4032, height: 3024};
  const size = fit(photo, Number(process.env.LARGEST_EDGE));
  console.log('Thumbnail of s3://%s/%s is %dx%d', process.env.BUCKET, photo.key, size.width, size.height);
  return {key: 'thumbnails/' + photo.key, ...size};
};
`;
