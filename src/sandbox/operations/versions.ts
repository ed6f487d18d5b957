import {invalidParameter, revisionMismatch} from '../errors/lambda-error.ts';
import {publishVersion} from '../functions/publish.ts';
import {findFunction} from '../model/find-function.ts';
import {buildConfiguration, buildListed} from '../model/state.ts';
import {versionCollection as collection, latest} from '../model/stored-function.ts';
import {checkSettled} from '../rules/check-state.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Publishing and listing the versions of a function. */
export const versionHandlers = defineHandlers({
  PublishVersion(input, context) {
    const {name, version} = findFunction(input, context, 'PublishVersion');
    checkSettled(version, context.now());
    const {CodeSha256, RevisionId} = buildConfiguration(version, context.now());
    if (input.RevisionId !== undefined && input.RevisionId !== RevisionId)
      throw revisionMismatch('GetFunction/GetAlias');
    if (input.CodeSha256 && input.CodeSha256 !== CodeSha256) {
      throw invalidParameter(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${CodeSha256}). ` +
          'Please try again with the CodeSHA256 in $LATEST.',
      );
    }
    return buildConfiguration(publishVersion(name, version, input, context), context.now());
  },

  ListVersionsByFunction(input, context) {
    const {name} = findFunction(input, context, 'ListVersionsByFunction');
    const {entries, next} = readRecordPage(context.records, collection, {owner: name}, input);
    const listed = entries.map(({value}) => buildListed(value, context.now()));
    return {
      Versions: listed.map(version => (version.Version === latest ? withQualifiedArn(version) : version)),
      ...next,
    };
  },
});

function withQualifiedArn<T extends {FunctionArn?: string | undefined}>(version: T): T {
  return {...version, FunctionArn: `${version.FunctionArn}:${latest}`};
}
