import type {Field} from '../../schema/index.ts';

/** The runtimes a function or layer may name, in the order the service lists them. */
export const currentRuntimes = (
  'nodejs20.x python3.14 provided.al2023 python3.12 python3.13 nodejs24.x nodejs22.x java25 python3.10 python3.11 ' +
  'java21 ruby3.3 ruby3.4 ruby3.2 python3.8 python3.9 java17 nodejs16.x dotnet10 dotnet8 java11 dotnet6 nodejs18.x ' +
  'provided.al2 java8.al2'
).split(' ');

/** The runtimes a listing of layers may be filtered by, in the order the service lists them. */
const searchedRuntimes =
  'ruby3.5 ruby2.6 dotnetcore1.0 python3.7 nodejs8.10 nasa ruby2.7 python2.7-greengrass dotnetcore2.0 python3.8 ' +
  'java21 dotnet6 dotnetcore2.1 python3.9 java11 nodejs6.10 provided dotnetcore3.1 dotnet8 java25 java17 nodejs ' +
  'nodejs4.3 java8.al2 go1.x dotnet10 nodejs20.x go1.9 byol nodejs10.x provided.al2023 nodejs22.x python3.10 java8 ' +
  'nodejs12.x python3.11 nodejs24.x nodejs8.x python3.12 nodejs14.x nodejs8.9 nodejs26.x python3.13 python3.14 ' +
  'nodejs16.x python3.15 provided.al2 nodejs4.3-edge nodejs18.x ruby3.2 python3.4 ruby3.3 ruby3.4 ruby2.5 ' +
  'python3.6 python2.7';

const architectures = 'x86_64 arm64';

/** Enum sets as recorded answers of the service list them, by member; the order follows no rule. */
const enumSets: Readonly<Record<string, string>> = {
  Architectures: architectures,
  CompatibleArchitecture: architectures,
  CompatibleArchitectures: architectures,
  CompatibleRuntime: searchedRuntimes,
  CompatibleRuntimes: currentRuntimes.join(' '),
  StartingPosition: 'LATEST AT_TIMESTAMP TRIM_HORIZON',
  ApplyOn: 'PublishedVersions None',
  InvocationType: 'Event RequestResponse DryRun',
  InvokeMode: 'RESPONSE_STREAM BUFFERED',
  RecursiveLoop: 'Terminate Allow',
};

const layerVersionArn =
  '(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)' +
  '|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)';

/** Patterns the service shows in another form than its model has them, by member. */
const patterns: Readonly<Record<string, string>> = {
  Arn: layerVersionArn,
  'Layers[]': layerVersionArn,
  Resource:
    'arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+' +
    '(:(\\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:' +
    '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)',
};

/** Members whose errors the service names before those of the members beside them. */
const first = new Set(['PublishLayerVersionRequest.CompatibleRuntimes']);

/** Members whose values the service looks at after all others, with a message of its own. */
const checkedLater = new Set(['CreateFunctionRequest.Runtime', 'UpdateFunctionConfigurationRequest.Runtime']);

/** Whether a member's value is for its operation to check. */
export function isCheckedLater({key}: Field): boolean {
  return checkedLater.has(key);
}

/** The values the service names in its message when a member is given another one. */
export function findEnumSet(field: Field): readonly string[] {
  return enumSets[toMember(field).replace('[]', '')]?.split(' ') ?? field.values;
}

/** The pattern the service names in its message when a value does not match. */
export function findPattern(field: Field): string {
  return patterns[toMember(field)] ?? field.limits.pattern ?? '';
}

/** Members in the order in which the service names their errors. */
export function sortChecked(fields: readonly Field[]): readonly Field[] {
  return fields.toSorted((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
}

function toMember({key}: Field): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
