import {defineCollection} from '../store/index.ts';

/** One version of a layer. */
export interface StoredLayer {
  readonly version: number;
  readonly codeSha256: string;
  /** Bytes of the zip. */
  readonly codeSize: number;
  /** Bytes of its content unpacked. */
  readonly unpackedSize?: number;
  readonly description: string;
  readonly createdDate: string;
  readonly licenseInfo?: string;
  readonly compatibleRuntimes?: readonly string[];
  readonly compatibleArchitectures?: readonly string[];
  /** A deleted version is no longer to be had, but functions that use it keep running with it. */
  readonly isDeleted?: boolean;
}

/** All layer versions: owner is the layer's name, key `toNumberKey(version)`. */
export const layerCollection = defineCollection<StoredLayer>('layer.version');

/** The highest version number each layer ever had (key is the layer's name): numbers are not used again. */
export const layerCounters = defineCollection<number>('layer.counter');
