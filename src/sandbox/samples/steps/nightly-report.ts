import {packZip} from '../../code/index.ts';
import {ago, formatArn, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'nightly-report';

/** A scheduled function that somebody stopped by reserving no concurrency for it. */
export const nightlyReport: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'تقرير المبيعات الليلي لكل فرع',
      Runtime: 'python3.13',
      Handler: 'report.main',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'report.py': code})},
      MemorySize: 512,
      Timeout: 300,
      Environment: {Variables: {REPORT_BUCKET: 'reports-example', BRANCHES: 'الرياض,دبي,القاهرة'}},
      Tags: {team: 'finance'},
    },
    {LastModified: ago(place, 3, 'week')},
  ),
  toStep('PutFunctionConcurrency', {FunctionName: name, ReservedConcurrentExecutions: 0}),
  toStep('AddPermission', {
    FunctionName: name,
    StatementId: 'every-night',
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
    SourceArn: formatArn(place, 'events', 'rule/every-night'),
  }),
];

const code = `import os


def main(event, context):
    for branch in os.environ["BRANCHES"].split(","):
        print("تقرير الفرع:", branch)
    return {"bucket": os.environ["REPORT_BUCKET"], "key": "sales/%s.csv" % event.get("day", "today")}
`;
