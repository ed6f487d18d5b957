import {packZip} from '../../code/index.ts';
import {ago, formatArn, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'notify-customers';

/** A small ESM function called by a topic. */
export const notifyCustomers: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Envía avisos ✉️ a los clientes cuando sale su pedido',
      Runtime: 'nodejs22.x',
      Handler: 'notify.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'notify.mjs': code})},
      MemorySize: 128,
      Timeout: 5,
      Environment: {
        Variables: {SENDER: 'tienda@example.com', SMTP_PASSWORD: 'demo-smtp-password', DEFAULT_LANGUAGE: 'es'},
      },
      Tags: {team: 'shop'},
    },
    {LastModified: ago(place, 26, 'hour')},
  ),
  toStep('PublishVersion', {FunctionName: name, Description: 'textos nuevos'}, {LastModified: ago(place, 26, 'hour')}),
  toStep('CreateAlias', {FunctionName: name, Name: 'live', FunctionVersion: '1', Description: ''}),
  toStep('PutFunctionConcurrency', {FunctionName: name, ReservedConcurrentExecutions: 5}),
  toStep('AddPermission', {
    FunctionName: name,
    Qualifier: 'live',
    StatementId: 'order-shipped',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
    SourceArn: formatArn(place, 'sns', 'order-shipped'),
  }),
];

const code = `const greetings = {es: 'Su pedido está en camino', de: 'Ihre Bestellung ist unterwegs', ja: 'ご注文の品を発送しました'};

export const handler = async (event, context) => {
  const language = event.language ?? process.env.DEFAULT_LANGUAGE;
  const text = greetings[language];
  if (text === undefined) throw new RangeError('No text in language ' + language);
  console.info('To %s from %s: %s', event.to ?? 'customer@example.com', process.env.SENDER, text);
  return {messageId: context.awsRequestId, text};
};
`;
