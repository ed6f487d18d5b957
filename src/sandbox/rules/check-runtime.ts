import {getOperation} from '../../schema/index.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {currentRuntimes} from './recorded-wording.ts';

/** Runtimes the service still knows but no longer takes for new functions or updates (Lambda runtimes page). */
const retired = new Set(
  (
    'nodejs nodejs4.3 nodejs4.3-edge nodejs6.10 nodejs8.10 nodejs10.x nodejs12.x nodejs14.x java8 python2.7 python3.6 ' +
    'python3.7 dotnetcore1.0 dotnetcore2.0 dotnetcore2.1 dotnetcore3.1 ruby2.5 ruby2.7 go1.x provided'
  ).split(' '),
);

const known = new Set(getOperation('CreateFunction').input.find(({name}) => name === 'Runtime')?.values);

/** Java 11, Python 3.12 and .NET 8 and later (developer guide, "Improving startup performance with Lambda SnapStart"). */
const snapStartRuntime = /^(java(1[1-9]|[2-9]\d)|python3\.(1[2-9]|[2-9]\d)|dotnet([89]|\d\d))/;

/** Throws an InvalidParameterValueException for a runtime that is not there, or no longer. */
export function checkRuntime(runtime: string | undefined): void {
  if (runtime === undefined) return;
  if (!known.has(runtime)) {
    throw invalidParameter(
      `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ` +
        `[${currentRuntimes.join(', ')}] or be a valid ARN`,
    );
  }
  if (!retired.has(runtime)) return;
  throw invalidParameter(
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. ` +
      'We recommend you use a supported runtime while creating or updating functions.',
  );
}

/** Throws an InvalidParameterValueException for SnapStart on a runtime that does not have it. */
export function checkSnapStart({
  Runtime = '',
  SnapStart,
}: {
  readonly Runtime?: string | undefined;
  readonly SnapStart?: {readonly ApplyOn?: string | undefined} | undefined;
}): void {
  if (SnapStart?.ApplyOn !== 'PublishedVersions' || Runtime === '' || snapStartRuntime.test(Runtime)) return;
  throw invalidParameter(`${Runtime} is not supported for SnapStart enabled functions.`);
}
