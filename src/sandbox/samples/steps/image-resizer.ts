import {packZip} from '../../code/index.ts';
import {formatLayerArn} from './layers.ts';
import {ago, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'image-resizer';

/** A custom runtime: the package brings its own `bootstrap`, which speaks the Runtime API itself. */
export const imageResizer: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Изменение размера изображений по запросу',
      Runtime: 'provided.al2023',
      Handler: 'resize',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({bootstrap})},
      MemorySize: 256,
      Timeout: 15,
      Layers: [formatLayerArn(place, 'image-tools', 1)],
      Environment: {Variables: {QUALITY: '82', CDN_TOKEN: 'demo-token-0d3b7a'}},
      Tags: {team: 'media', владелец: 'Ольга'},
    },
    {LastModified: ago(place, 11, 'day')},
  ),
  toStep('PublishVersion', {FunctionName: name, Description: 'первая версия'}, {LastModified: ago(place, 11, 'day')}),
  toStep('CreateFunctionUrlConfig', {FunctionName: name, AuthType: 'NONE'}),
  toStep('AddPermission', {
    FunctionName: name,
    StatementId: 'FunctionURLAllowPublicAccess',
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  }),
  toStep('AddPermission', {
    FunctionName: name,
    StatementId: 'FunctionURLInvokeAllowPublicAccess',
    Action: 'lambda:InvokeFunction',
    Principal: '*',
    InvokedViaFunctionUrl: true,
  }),
];

const bootstrap = `#!/usr/bin/env node
const http = require('node:http');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');

const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const request = http.request({host, port, method, path: '/2018-06-01/runtime/invocation/' + path}, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => { text += chunk; });
      response.on('end', () => resolve({headers: response.headers, text}));
    });
    request.on('error', reject);
    request.end(body);
  });

const resize = ({width = 1600, height = 900, to = 800}) => {
  if (!(to > 0)) throw new RangeError('Недопустимый размер: ' + to);
  return {width: to, height: Math.round((height * to) / width), quality: Number(process.env.QUALITY)};
};

const main = async () => {
  for (;;) {
    const event = await call('GET', 'next');
    const id = event.headers['lambda-runtime-aws-request-id'];
    console.log('Запрос', id);
    try {
      await call('POST', id + '/response', JSON.stringify(resize(JSON.parse(event.text))));
    } catch (error) {
      await call('POST', id + '/error', JSON.stringify({errorType: error.name, errorMessage: error.message}));
    }
  }
};

main();
`;
