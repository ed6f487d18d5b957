import {packZip} from '../../code/index.ts';
import {ago, formatArn, type Sample, type SeedPlace, toStep} from './seed-step.ts';

/** A layer version's ARN. */
export function formatLayerArn(place: SeedPlace, name: keyof typeof contents, version: number): string {
  return formatArn(place, 'lambda', `layer:${name}:${version}`);
}

/** The layers the samples use. */
export const layerSamples: Sample = async place => [
  toStep(
    'PublishLayerVersion',
    {
      LayerName: 'shared-logging',
      Description: 'Structured log lines, one JSON object each',
      CompatibleRuntimes: ['nodejs22.x'],
      LicenseInfo: 'MIT',
      Content: {ZipFile: await packZip(contents['shared-logging'])},
    },
    {LastModified: ago(place, 9, 'week')},
  ),
  toStep(
    'PublishLayerVersion',
    {
      LayerName: 'shared-logging',
      Description: 'Structured log lines, with the alias that was called',
      CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'],
      CompatibleArchitectures: ['x86_64', 'arm64'],
      LicenseInfo: 'MIT',
      Content: {
        ZipFile: await packZip({
          ...contents['shared-logging'],
          'nodejs/README.md': '# shared-logging\n\nlog(text, data)\n',
        }),
      },
    },
    {LastModified: ago(place, 12, 'day')},
  ),
  toStep(
    'PublishLayerVersion',
    {
      LayerName: 'python-receipts',
      Description: '領収書の番号と税額の計算',
      CompatibleRuntimes: ['python3.13', 'python3.14'],
      Content: {ZipFile: await packZip(contents['python-receipts'])},
    },
    {LastModified: ago(place, 5, 'week')},
  ),
  toStep(
    'PublishLayerVersion',
    {
      LayerName: 'image-tools',
      Description: 'Sizes and formats for pictures',
      CompatibleRuntimes: ['nodejs22.x', 'provided.al2023'],
      CompatibleArchitectures: ['x86_64'],
      LicenseInfo: 'Apache-2.0',
      Content: {ZipFile: await packZip(contents['image-tools'])},
    },
    {LastModified: ago(place, 3, 'week')},
  ),
];

const contents = {
  'shared-logging': {
    'nodejs/node_modules/shared-logging/package.json':
      '{"name": "shared-logging", "version": "2.1.0", "main": "index.js"}\n',
    'nodejs/node_modules/shared-logging/index.js': `exports.log = (text, data = {}) => {
  console.info(JSON.stringify({message: text, service: process.env.AWS_LAMBDA_FUNCTION_NAME, ...data}));
};
`,
  },
  'python-receipts': {
    'python/receipts.py': `from decimal import ROUND_HALF_UP, Decimal


def tax(amount, rate="0.10"):
    return (Decimal(str(amount)) * Decimal(rate)).quantize(Decimal("1"), ROUND_HALF_UP)


def number(order_id):
    return "R-%06d" % int(order_id)
`,
  },
  'image-tools': {
    'nodejs/node_modules/image-tools/index.js': `exports.fit = ({width, height}, limit) => {
  const scale = Math.min(1, limit / Math.max(width, height));
  return {width: Math.round(width * scale), height: Math.round(height * scale)};
};
`,
    'lib/formats.json': '["jpeg", "png", "webp", "avif"]\n',
  },
} as const;
