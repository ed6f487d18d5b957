import {packZip} from '../../code/index.ts';
import {ago, formatRoleArn, type Sample, toStep} from './seed-step.ts';

const name = 'fraud-scoring';

/** A Java function: kept and shown, but nothing here can run it. */
export const fraudScoring: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: '결제 거래의 사기 위험 점수를 계산합니다',
      Runtime: 'java21',
      Handler: 'com.example.fraud.Scoring::handleRequest',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'META-INF/MANIFEST.MF': manifest, 'model/weights.csv': weights})},
      MemorySize: 2048,
      Timeout: 20,
      Architectures: ['arm64'],
      SnapStart: {ApplyOn: 'PublishedVersions'},
      Environment: {Variables: {MODEL: 'weights.csv', THRESHOLD: '0.87'}},
      Tags: {team: 'risk'},
    },
    {LastModified: ago(place, 5, 'week')},
  ),
];

const manifest = 'Manifest-Version: 1.0\nImplementation-Title: fraud-scoring\nImplementation-Version: 4.2.0\n';
const weights = 'feature,weight\namount,0.41\ncountry,0.22\nhour,0.08\nage,0.29\n';
