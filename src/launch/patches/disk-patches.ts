import type {Patch} from './patch.ts';

/** What keeps files of the user's whole. */
export const diskPatches: readonly Patch[] = [
  {
    title: 'conf writes on until the disk has taken all of it',
    why: 'A disk that is nearly full takes a part of what it is given and says so only by its count: the settings would be replaced by half of them.',
    upstream: 'not offered',
    edits: [
      {
        module: 'atomically/dist/index.js',
        find: 'fs.retry.writeSync(retryOptions)(fd, data, 0, options.encoding || DEFAULT_ENCODING);',
        replace: `const bytes = Buffer.from(data, options.encoding || DEFAULT_ENCODING);
            for (let done = 0; done < bytes.length;)
                done += fs.retry.writeSync(retryOptions)(fd, bytes, done);`,
      },
    ],
  },
];
