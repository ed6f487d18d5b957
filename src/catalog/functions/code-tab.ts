import {formatMoment} from '../../core/format/age.ts';
import {isMissing} from '../../core/format/members.ts';
import {joinReason} from '../../core/format/reason.ts';
import {heading, row, rowIfAny} from '../../core/format/rows.ts';
import {formatSize} from '../../core/format/size.ts';
import {withoutQuery} from '../../core/format/url.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toFunctionInput} from './configuration.ts';
import {buildLayerRows, formatRuntime} from './facts.ts';
import {buildCodeSigningRows, readCodeSigning} from './management.ts';

const tab = defineTab<'ListFunctions'>();

/** What code runs and where it lies; the download link without its signature. */
export const codeTab = tab({
  title: 'Code',
  keys: {e: 'UpdateFunctionCode'},
  reads: {code: read('GetFunction', toFunctionInput), signing: readCodeSigning},
  lines: (item, {code, signing}, {now}) => [
    row('Size', formatSize(item.CodeSize)),
    row('sha256', item.CodeSha256),
    row('Runtime', formatRuntime(item)),
    row('Handler', item.Handler),
    row('Modified', formatMoment(item.LastModified, now)),
    ...buildCodeSigningRows(signing),
    heading('Package'),
    ...fromAnswer(code, 'No code.', answer => {
      // Only GetFunction tells it: what stands in for that where it may not be called does not.
      if (isMissing(answer?.Code)) return [{value: '? unknown (no permission: lambda:GetFunction)', tone: 'warn'}];
      const {RepositoryType, Location, ImageUri, ResolvedImageUri, SourceKMSKeyArn, Error: error} = answer?.Code ?? {};
      return [
        row('Repository', RepositoryType),
        ...(isMissing(Location) ? [] : [row('Location', withoutQuery(Location))]),
        ...rowIfAny('Image', ImageUri),
        ...rowIfAny('Resolved image', ResolvedImageUri),
        ...rowIfAny('KMS key', SourceKMSKeyArn),
        ...rowIfAny('Error', joinReason(error?.ErrorCode, error?.Message), 'bad'),
      ];
    }),
    heading('Layers'),
    // What is edited in this tab is the code.
    ...buildLayerRows(item).map(({member: _, ...line}) => line),
  ],
});
