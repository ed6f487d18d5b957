import {InvalidCodeError} from '../code/index.ts';
import type {Context} from '../context/context.ts';
import {invalidParameter, LambdaError} from '../errors/lambda-error.ts';
import {accountLimits} from '../rules/account-limits.ts';
import {fetchObject, type ObjectInput} from './fetch-object.ts';

/** Where code may come from in an input: a zip, S3 or a container image. */
export interface CodeInput extends ObjectInput {
  readonly ZipFile?: Uint8Array | undefined;
  readonly ImageUri?: string | undefined;
}

/** Code that is kept: `sha256` in base64, `size` in bytes. */
export interface StoredCode {
  readonly sha256: string;
  readonly size: number;
  /** Bytes unpacked; 0 for an image, which is not looked into. */
  readonly unpackedSize: number;
  readonly imageUri?: string;
}

/** Keeps the code an input brings. Throws what the service answers for code it cannot use. */
export async function storeCode(input: CodeInput, context: Context): Promise<StoredCode> {
  if (input.ImageUri !== undefined) {
    return {sha256: parseImageDigest(input.ImageUri), size: 0, unpackedSize: 0, imageUri: input.ImageUri};
  }
  if (input.S3Bucket !== undefined) {
    return keepZip(await fetchObject(input, context.buckets, context.signal), context);
  }
  if (input.ZipFile === undefined) throw invalidParameter('Please provide a source for function code.');
  if (input.ZipFile.byteLength === 0) throw invalidParameter('Uploaded file must be a non-empty zip');
  if (input.ZipFile.byteLength > accountLimits.codeSizeZipped) {
    throw new LambdaError(
      'RequestEntityTooLargeException',
      `Zipped size must be smaller than ${accountLimits.codeSizeZipped} bytes`,
    );
  }
  return keepZip(input.ZipFile, context);
}

async function keepZip(zip: Uint8Array, {code}: Context): Promise<StoredCode> {
  try {
    return await code.put(zip);
  } catch (error) {
    throw error instanceof InvalidCodeError ? new LambdaError(error.name, error.message) : error;
  }
}

/** An image is never fetched; the digest in its URI, when there is one, is all that is known of it. */
function parseImageDigest(uri: string): string {
  return /@sha256:([0-9a-f]{64})$/.exec(uri)?.[1] ?? '0'.repeat(64);
}
