import {stat} from 'node:fs/promises';
import {join, normalize} from 'node:path';
import {codeOfDisk, LongFileError} from '../../disk/disk-error.ts';
import {readBytes} from '../../disk/read-text.ts';
import type {BucketSource} from '../context/context.ts';
import {invalidParameter, type LambdaError} from '../errors/lambda-error.ts';

/** An object of S3, as inputs name it. */
export interface ObjectInput {
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
}

/** Bytes of a zip that could still be small enough unpacked (Lambda quotas page). */
const zipLimit = 262_144_000;

/**
 * The bytes of an object: of an S3 endpoint, or of a file in a folder whose folders are buckets. Throws what the service
 * answers where there is none; what it adds tells where it was looked for.
 */
export async function fetchObject(input: ObjectInput, source: BucketSource, signal: AbortSignal): Promise<Uint8Array> {
  switch (source.kind) {
    case 'none': {
      const why =
        'the sandbox has none: start it with --buckets DIR, or with AWS_ENDPOINT_URL_S3 set to an S3 endpoint';
      throw refuse('NoSuchBucket', `The specified bucket does not exist (${why})`);
    }
    case 'folder':
      return readObject(input, source.path);
    case 'endpoint':
      return downloadObject(input, source.url, signal);
  }
}

async function readObject(
  {S3Bucket = '', S3Key = '', S3ObjectVersion}: ObjectInput,
  folder: string,
): Promise<Uint8Array> {
  const bucket = join(folder, S3Bucket);
  const isThere = normalize(S3Bucket) === S3Bucket && !/^\.*$|\//.test(S3Bucket);
  if (!isThere || !(await stat(bucket).catch(() => undefined))?.isDirectory()) {
    throw refuse('NoSuchBucket', 'The specified bucket does not exist');
  }
  // A folder has no versions but what is there now.
  if (S3ObjectVersion !== undefined && S3ObjectVersion !== 'null') {
    throw refuse('NoSuchVersion', 'The specified version does not exist.');
  }
  if (S3Key.split('/').some(part => part === '' || part === '.' || part === '..')) throw noSuchKey();
  return readBytes(join(bucket, S3Key), zipLimit).catch(error => {
    if (error instanceof LongFileError) throw tooLarge();
    throw codeOfDisk(error) === 'EACCES' ? refuse('AccessDenied', 'Access Denied') : noSuchKey();
  });
}

async function downloadObject(
  {S3Bucket = '', S3Key = '', S3ObjectVersion}: ObjectInput,
  endpoint: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const path = [S3Bucket, ...S3Key.split('/')].map(encodeURIComponent).join('/');
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/${path}`);
  if (S3ObjectVersion !== undefined) url.searchParams.set('versionId', S3ObjectVersion);
  const answer = await fetch(url, {signal}).catch((error: Error) => {
    signal.throwIfAborted();
    const {cause = error} = error;
    throw refuse('ServiceUnavailable', `${cause instanceof Error ? cause.message : String(cause)} (${url.origin})`);
  });
  if (!answer.ok) {
    const text = await answer.text();
    const read = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
    throw refuse(read('Code') ?? String(answer.status), `${read('Message') ?? answer.statusText} (${url.origin})`);
  }
  if (Number(answer.headers.get('content-length')) > zipLimit) throw tooLarge();
  return new Uint8Array(await answer.arrayBuffer());
}

function noSuchKey(): LambdaError {
  return refuse('NoSuchKey', 'The specified key does not exist.');
}

function tooLarge(): LambdaError {
  return invalidParameter(`Unzipped size must be smaller than ${zipLimit} bytes`);
}

function refuse(code: string, message: string): LambdaError {
  return invalidParameter(`Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`);
}
