import type {OperationOutput} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import type {StoredVersion} from '../model/stored-function.ts';

/** Where a version's code can be fetched, as GetFunction answers it. */
export function buildCodeLocation(
  version: StoredVersion,
  context: Context,
): NonNullable<OperationOutput<'GetFunction'>['Code']> {
  const {imageUri, configuration} = version;
  if (imageUri !== undefined) return {RepositoryType: 'ECR', ImageUri: imageUri, ResolvedImageUri: imageUri};
  return {RepositoryType: 'S3', Location: context.toDownloadUrl(configuration.CodeSha256 ?? '')};
}
