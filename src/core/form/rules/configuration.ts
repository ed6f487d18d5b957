import {formatCounted} from '../../../schema/format-counted.ts';
import {error, type FormRule, list, type RuleInput, ruleFor, structure, text} from './rule.ts';

const create = ['CreateFunction'];
const configured = ['CreateFunction', 'UpdateFunctionConfiguration'];

/** Bytes of all environment variables together (Lambda quotas page). */
const maxEnvironment = 4096;

/** Layers of a function (Lambda quotas page). */
const maxLayers = 5;

const zipNeedsRuntime = ruleFor(create, input =>
  isImage(input) || text(input, 'Runtime') !== '' ? [] : error('Runtime', 'is required for a zip package'),
);

const zipNeedsHandler = ruleFor(create, input =>
  isImage(input) || text(input, 'Handler') !== '' ? [] : error('Handler', 'is required for a zip package'),
);

const imageHasNoRuntime = ruleFor(create, input =>
  ['Runtime', 'Handler', 'Layers']
    .filter(name => isImage(input) && input[name] !== undefined)
    .flatMap(name => error(name, 'must not be given for a container image: it brings its own')),
);

const codeFitsPackage = ruleFor(create, input => {
  const code = structure(input, 'Code');
  if (isImage(input))
    return code['ImageUri'] === undefined ? error('Code.ImageUri', 'is required for a container image') : [];
  if (code['ImageUri'] !== undefined) return error('PackageType', 'must be Image for code that is an image');
  return [];
});

/** Where code comes from: a file, S3 or an image registry, and only one of them. */
const oneCodeSource: FormRule = (operation, input) => {
  const at = {CreateFunction: 'Code', PublishLayerVersion: 'Content', UpdateFunctionCode: ''}[operation];
  if (at === undefined) return [];
  const code = at === '' ? input : structure(input, at);
  const path = (name: string) => (at === '' ? name : `${at}.${name}`);
  const given = ['ZipFile', 'S3Bucket', 'ImageUri'].filter(name => code[name] !== undefined);
  if (given.length > 1) return error(path(given[1] ?? ''), `cannot be given together with ${given[0]}`);
  if ((code['S3Bucket'] === undefined) !== (code['S3Key'] === undefined)) {
    return error(path(code['S3Key'] === undefined ? 'S3Key' : 'S3Bucket'), 'bucket and key belong together');
  }
  const isSetting = operation === 'UpdateFunctionCode' && input['Architectures'] !== undefined;
  if (given.length > 0 || isSetting) return [];
  return error(
    path('ZipFile'),
    operation === 'PublishLayerVersion'
      ? 'give a zip file, or an S3 bucket and key'
      : 'give a zip file, an S3 bucket and key, or an image',
  );
};

const environmentFits = ruleFor(configured, input => {
  const variables = Object.entries(structure(structure(input, 'Environment'), 'Variables'));
  const bytes = variables.reduce((sum, [key, value]) => sum + measureBytes(key) + measureBytes(String(value)), 0);
  if (bytes <= maxEnvironment) return [];
  return error('Environment', `is ${formatCounted(bytes, 'blob')} in all; at most 4,096 bytes`);
});

const environmentKeys = ruleFor(configured, input =>
  Object.keys(structure(structure(input, 'Environment'), 'Variables')).flatMap(key =>
    /^[a-zA-Z][a-zA-Z0-9_]+$/.test(key)
      ? []
      : error(
          `Environment.Variables{${key}}`,
          'a name is a letter, then letters, digits and underscores, two characters at least',
        ),
  ),
);

/** Names that the runtime sets itself (developer guide, defined runtime environment variables). */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(?!EXEC_WRAPPER$|MAX_CONCURRENCY$).*))$/;

const reservedKeys = ruleFor(configured, input =>
  Object.keys(structure(structure(input, 'Environment'), 'Variables'))
    .filter(key => reserved.test(key))
    .flatMap(key => error(`Environment.Variables{${key}}`, 'is set by Lambda itself and cannot be given')),
);

const oneArchitecture = ruleFor(['CreateFunction', 'UpdateFunctionCode'], input =>
  input['Architectures'] === undefined || list(input, 'Architectures').length === 1
    ? []
    : error('Architectures', 'exactly one architecture is needed'),
);

const fewLayers = ruleFor(configured, input =>
  list(input, 'Layers').length > maxLayers ? error('Layers', `at most ${maxLayers} layers are allowed`) : [],
);

const vpcIsWhole = ruleFor(configured, input => {
  const vpc = structure(input, 'VpcConfig');
  const [subnets, groups] = [list(vpc, 'SubnetIds').length, list(vpc, 'SecurityGroupIds').length];
  if (subnets > 0 === groups > 0) return [];
  return error(
    `VpcConfig.${subnets > 0 ? 'SecurityGroupIds' : 'SubnetIds'}`,
    'subnets and security groups belong together',
  );
});

/** What has to fit together in a function's code and configuration. */
export const configurationRules: readonly FormRule[] = [
  zipNeedsRuntime,
  zipNeedsHandler,
  imageHasNoRuntime,
  codeFitsPackage,
  oneCodeSource,
  environmentFits,
  environmentKeys,
  reservedKeys,
  oneArchitecture,
  fewLayers,
  vpcIsWhole,
];

function isImage(input: RuleInput): boolean {
  return input['PackageType'] === 'Image';
}

function measureBytes(value: string): number {
  return new TextEncoder().encode(value).length;
}
