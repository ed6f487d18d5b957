import {invalidParameter} from '../lambda-error.ts';

interface ConfigurationInput {
  readonly Runtime?: string | undefined;
  readonly Environment?: {readonly Variables?: Readonly<Record<string, string>> | undefined} | undefined;
}

/** Runtimes the service still knows but no longer takes for new functions or updates (Lambda runtimes page). */
const retired = new Set(
  (
    'nodejs nodejs4.3 nodejs4.3-edge nodejs6.10 nodejs8.10 nodejs10.x nodejs12.x nodejs14.x java8 python2.7 python3.6 ' +
    'python3.7 dotnetcore1.0 dotnetcore2.0 dotnetcore2.1 dotnetcore3.1 ruby2.5 ruby2.7 go1.x provided'
  ).split(' '),
);

/** 4 KB (Lambda quotas page). */
const environmentLimit = 4096;

/** What the service checks beyond its model when a function is created or updated. Throws an InvalidParameterValueException. */
export function checkConfiguration({Runtime, Environment}: ConfigurationInput): void {
  if (Runtime !== undefined && retired.has(Runtime)) {
    throw invalidParameter(
      `The runtime parameter of ${Runtime} is no longer supported for creating or updating AWS Lambda functions. ` +
        'We recommend you use a supported runtime while creating or updating functions.',
    );
  }
  const measured = JSON.stringify(Environment?.Variables ?? {});
  if (Buffer.byteLength(measured) > environmentLimit) {
    throw invalidParameter(
      'Lambda was unable to configure your environment variables because the environment variables you have provided ' +
        `exceeded the 4KB limit. String measured: ${measured}`,
    );
  }
}

/** Tags a resource may have (Lambda's tagging page). */
const tagLimit = 50;

/** Throws an InvalidParameterValueException for tags a resource may not have: too many, or some of AWS's own. */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).some(key => /^aws:/i.test(key))) {
    throw invalidParameter('aws: prefixed tag key names are not allowed for external use.');
  }
  if (Object.keys(tags).length > tagLimit) throw invalidParameter('Number of tags exceeds resource tag limit.');
}
