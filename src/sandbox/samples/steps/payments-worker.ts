import {packZip} from '../../code/index.ts';
import {formatLayerArn} from './layers.ts';
import {ago, formatArn, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'payments-worker';

/** A Python worker on a queue, with a layer, a version and an alias. */
export const paymentsWorker: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: '決済キューを処理し、領収書を発行します',
      Runtime: 'python3.13',
      Handler: 'worker.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'worker.py': code})},
      MemorySize: 256,
      Timeout: 30,
      Layers: [formatLayerArn(place, 'python-receipts', 1)],
      Environment: {
        Variables: {
          DB_HOST: 'payments.internal.example',
          DB_USER: 'worker',
          DB_PASSWORD: 'demo-password-not-a-real-one',
          CURRENCY: 'JPY',
        },
      },
      DeadLetterConfig: {TargetArn: formatArn(place, 'sqs', 'payments-dead-letters')},
      Tags: {team: 'payments', チーム: '決済'},
    },
    {LastModified: ago(place, 4, 'day')},
  ),
  toStep('PublishVersion', {FunctionName: name, Description: '税率の変更'}, {LastModified: ago(place, 4, 'day')}),
  toStep('CreateAlias', {FunctionName: name, Name: 'prod', FunctionVersion: '1', Description: '本番環境'}),
  toStep(
    'CreateEventSourceMapping',
    {
      FunctionName: `${name}:prod`,
      EventSourceArn: formatArn(place, 'sqs', 'payments-queue'),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: {MaximumConcurrency: 5},
    },
    {LastModified: ago(place, 4, 'day')},
  ),
];

const code = `import json
import logging
import os

import receipts

logging.getLogger().setLevel(logging.INFO)


def handler(event, context):
    failed = []
    for record in event.get("Records", [{"messageId": "example", "body": json.dumps(event)}]):
        payment = json.loads(record["body"])
        try:
            process(payment)
        except KeyError as error:
            logging.error("支払いに項目がありません: %s", error)
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def process(payment):
    if payment.get("fail"):
        raise RuntimeError("Payment provider %s does not answer" % os.environ["DB_HOST"])
    amount = payment.get("amount", 1200)
    logging.info("領収書 %s 税額 %s %s", receipts.number(payment.get("orderId", 42)), receipts.tax(amount), os.environ["CURRENCY"])
`;
