import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createShell, findAwsCli} from '../replay/aws-cli.ts';
import {accountId, region, startSandbox, zipOf} from '../support/sandbox.ts';

/** A command without `aws`, and what it prints; `refused` is the code of the error it ends with. */
interface Stop {
  readonly command: string;
  readonly prints?: RegExp;
  readonly refused?: string;
}

const arn = `arn:aws:lambda:${region}:${accountId}:function:main`;
const role = `arn:aws:iam::${accountId}:role/main`;
const create = `lambda create-function --function-name main --runtime nodejs24.x --handler index.handler --role ${role} --zip-file fileb://code.zip`;
const aDay = '--start-time $(date -u -d -1day +%FT%TZ) --end-time $(date -u -d +1hour +%FT%TZ)';
const ofMain = '--namespace AWS/Lambda --metric-name Invocations --dimensions Name=FunctionName,Value=main';
const query = `'[{"Id":"i","MetricStat":{"Metric":{"Namespace":"AWS/Lambda","MetricName":"Invocations"},"Period":300,"Stat":"Sum"}}]'`;

const [jobs, lost, rows] = ['jobs', 'lost', 'rows.fifo'].map(name => `http://sandbox/${accountId}/${name}`);
const jobsArn = `arn:aws:sqs:${region}:${accountId}:jobs`;
const redrive = JSON.stringify({
  RedrivePolicy: JSON.stringify({deadLetterTargetArn: jobsArn.replace('jobs', 'lost'), maxReceiveCount: '1'}),
});
const attributes = '{"n": {"DataType": "Number", "StringValue": "7"}}';

const stops: readonly Stop[] = [
  {command: 'sts get-caller-identity', prints: new RegExp(`"Account": "${accountId}"`)},
  {command: `${create} --publish --tags team=shop`, prints: new RegExp(`"FunctionArn": "${arn}"[^]*"Version": "1"`)},
  {command: 'lambda wait function-active-v2 --function-name main'},
  {command: `lambda list-tags --resource ${arn}`, prints: /"team": "shop"/},
  {command: 'lambda list-functions --query Functions[].FunctionName --output text', prints: /^main$/},
  {command: 'lambda get-function --function-name main', prints: /"RepositoryType": "S3"/},
  {command: 'lambda update-function-configuration --function-name main --timeout 9 --environment Variables={STAGE=a}'},
  {command: 'lambda wait function-updated-v2 --function-name main'},
  {command: 'lambda publish-version --function-name main', prints: /"State": "Active"/},
  {command: 'lambda create-alias --function-name main --name live --function-version 2', prints: /:main:live"/},
  {
    command: 'lambda invoke --function-name main:live --payload eyJhIjoxfQ== out.json && cat out.json',
    prints: /\{"a":1\}/,
  },
  {
    command: 'lambda invoke --function-name main --log-type Tail --query LogResult --output text out.json | base64 -d',
    prints: /REPORT RequestId/,
  },
  {command: 'lambda create-function-url-config --function-name main --auth-type NONE', prints: /lambda-url/},
  {command: "lambda update-function-url-config --function-name main --cors '{}'", prints: /"AuthType": "NONE"/},
  {command: 'lambda get-function-url-config --function-name main', prints: /"AuthType": "NONE"/},
  {command: 'lambda get-policy --function-name nobody', refused: 'ResourceNotFoundException'},
  {command: 'lambda invoke --function-name nobody out.json', refused: 'ResourceNotFoundException'},
  {command: 'lambda list-event-source-mappings --function-name nobody', prints: /"EventSourceMappings": \[\]/},
  {
    command:
      'lambda put-provisioned-concurrency-config --function-name main --qualifier live --provisioned-concurrent-executions 1',
    prints: /IN_PROGRESS/,
  },
  {command: 'logs describe-log-groups', prints: /"logGroupName": "\/aws\/lambda\/main"/},
  {
    command: 'logs describe-log-streams --log-group-name /aws/lambda/main --order-by LastEventTime --descending',
    prints: /"logStreamName"/,
  },
  {
    command: 'logs filter-log-events --log-group-name /aws/lambda/main --filter-pattern REPORT',
    prints: /REPORT RequestId/,
  },
  {command: 'logs tail /aws/lambda/main --since 1h', prints: /START RequestId/},
  {
    command: 'logs start-query --log-group-name /aws/lambda/main --start-time 0 --end-time 9 --query-string fields',
    refused: 'MalformedQueryException',
  },
  {command: `logs list-tags-log-group --log-group-name /aws/lambda/main`, prints: /"tags": \{\}/},
  {command: `cloudwatch list-metrics --namespace AWS/Lambda`, prints: /"MetricName": "Invocations"/},
  {command: `cloudwatch get-metric-statistics ${ofMain} --period 3600 --statistics Sum ${aDay}`, prints: /"Sum": 2\.0/},
  {command: `cloudwatch get-metric-data --metric-data-queries ${query} ${aDay}`, prints: /"Values": \[/},
  {command: 'cloudwatch describe-alarms', prints: /"MetricAlarms": \[\]/},
  {command: 'iam list-roles', refused: 'InvalidAction'},
  {command: 'ec2 describe-vpcs', refused: 'InvalidAction'},
  {command: 'sns list-topics', refused: 'InvalidAction'},
  {command: 'sqs list-queues'},
  {command: 'sqs create-queue --queue-name jobs', prints: /"QueueUrl": /},
  {command: 'sqs list-queues', prints: /\/jobs"/},
  {command: 'sqs create-queue --queue-name lost --attributes VisibilityTimeout=9,DelaySeconds=0 --tags team=shop'},
  {command: 'sqs get-queue-url --queue-name lost', prints: /\/lost"/},
  {command: 'sqs get-queue-url --queue-name nothing', refused: 'AWS.SimpleQueueService.NonExistentQueue'},
  {command: `sqs set-queue-attributes --queue-url ${jobs} --attributes '${redrive}'`},
  {command: `sqs list-dead-letter-source-queues --queue-url ${lost}`, prints: /\/jobs"/},
  {command: `sqs list-queue-tags --queue-url ${lost}`, prints: /"team": "shop"/},
  {
    command: `sqs send-message --queue-url ${jobs} --message-body 'a ✓ <' --message-attributes '${attributes}'`,
    prints: /"MD5OfMessageAttributes"/,
  },
  {
    command: `sqs receive-message --queue-url ${jobs} --attribute-names All --message-attribute-names All --visibility-timeout 0`,
    prints: /^(?=.*"Body": "a \S+ <")(?=.*"ApproximateReceiveCount": "1").*"StringValue": "7"/s,
  },
  {command: `sqs receive-message --queue-url ${jobs}`, prints: /^$/},
  {command: `sqs get-queue-attributes --queue-url ${lost} --attribute-names All`, prints: /OfMessages": "1"/},
  {
    command: `sqs receive-message --queue-url ${lost} --query Messages[0].ReceiptHandle --output text > handle`,
  },
  {command: `sqs change-message-visibility --queue-url ${lost} --receipt-handle $(cat handle) --visibility-timeout 60`},
  {command: `sqs delete-message --queue-url ${lost} --receipt-handle $(cat handle)`},
  {command: `sqs get-queue-attributes --queue-url ${lost} --attribute-names All`, prints: /NotVisible": "0"/},
  {
    command: `sqs send-message-batch --queue-url ${lost} --entries Id=a,MessageBody=1 Id=b,MessageBody=2,DelaySeconds=901`,
    prints: /"Successful".*"Id": "a".*"Failed".*"Id": "b"/s,
  },
  {command: `sqs purge-queue --queue-url ${lost}`},
  {command: 'sqs create-queue --queue-name rows.fifo --attributes FifoQueue=true,ContentBasedDeduplication=true'},
  {
    command: `sqs send-message --queue-url ${rows} --message-body 1 --message-group-id g`,
    prints: /"SequenceNumber": "0/,
  },
  {command: `sqs receive-message --queue-url ${rows} --attribute-names All`, prints: /"MessageGroupId": "g"/},
  {command: `sqs send-message --queue-url ${rows} --message-body 1`, refused: 'MissingParameter'},
  {
    command: `lambda create-event-source-mapping --function-name main --event-source-arn ${jobsArn}`,
    prints: /Creating/,
  },
  {command: `sqs send-message --queue-url ${jobs} --message-body polled`},
  {command: `cloudwatch list-metrics --namespace AWS/SQS`, prints: /"ApproximateAgeOfOldestMessage"/},
  {command: 's3api list-buckets', refused: 'NotImplemented'},
  {command: 's3 ls s3://bucket', refused: 'NotImplemented'},
  {command: 'cloudtrail lookup-events', prints: /"EventName": "CreateFunction20150331"/},
  {command: 'dynamodb list-tables', refused: 'UnknownOperationException'},
  {command: 'apigateway get-rest-apis', refused: 'UnknownOperationException'},
  {command: 'resourcegroupstaggingapi get-resources', prints: /"ResourceTagMappingList": \[/},
  {command: 'lambda delete-function --function-name main'},
  {command: 'lambda get-function --function-name main', refused: 'ResourceNotFoundException'},
];

/** Has AWS CLI version 2 list, describe, change, invoke and tail what is in a sandbox, and ask for services that are not there. */
async function tour(): Promise<number> {
  const cli = findAwsCli();
  if (cli === undefined) {
    console.log('There is no AWS CLI version 2 in AWS_CLI or on the PATH: the tour was not made.');
    return 1;
  }
  console.log(cli.version);
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-tour-'));
  const sandbox = await startSandbox({delays: {create: 100, update: 100, mapping: 100}});
  try {
    writeFileSync(
      join(folder, 'code.zip'),
      await zipOf({'index.mjs': 'export const handler = async event => event;\n'}),
    );
    const run = createShell(cli.path, folder);
    let failures = 0;
    for (const {command, prints, refused} of stops) {
      const {code, stdout, stderr} = await run(`aws --endpoint-url ${sandbox.url} --region ${region} ${command}`);
      const isRight =
        refused === undefined
          ? code === 0 && (prints?.test(stdout.trim()) ?? true)
          : code !== 0 && stderr.includes(`(${refused})`);
      console.log(`${isRight ? 'right ' : 'WRONG '} ${command}`);
      if (isRight) continue;
      failures += 1;
      console.log(`${code}: ${stdout}${stderr}`);
    }
    console.log(`${stops.length - failures} of ${stops.length} commands were answered as by the service.`);
    return failures === 0 ? 0 : 1;
  } finally {
    await sandbox.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

process.exitCode = await tour();
